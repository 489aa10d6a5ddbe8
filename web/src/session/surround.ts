/** All that is around a session in a browser. Each part does without what the browser lacks. */
import type { Around, Controls } from './around';
import type { Cue, Tone } from './cues';
import { Media } from './media';
import { Shout } from './shout';
import { Sound } from './sound';
import { vibrate } from './vibrate';
import { Voice } from './voice';
import { Wake } from './wake';
import { settings } from '../page/settings.svelte';
import { say } from '../words/say';

/** How long after a tone the microphone is not listened to, in milliseconds. */
const echo = 1_600;

export function surround(): Around {
  let tell: (text: string) => void = () => undefined;
  let quietAt = 0;
  const voice = new Voice(() => tell(say('app.player.voiceless')));
  const [sound, media, wake, shout] = [new Sound(), new Media(), new Wake(), new Shout()];

  const sing = (tone: Tone): void => {
    if (settings.sound) sound.play(tone);
    if (settings.vibration) vibrate(tone);
    if (settings.sound) quietAt = performance.now() + echo;
  };
  const play = (cue: Cue): void => {
    if (cue.kind === 'tone') sing(cue.tone);
    else if (cue.kind === 'hush' || !settings.voice) voice.hush();
    else voice.say(cue.text, cue.cut);
  };
  const listen = (controls: Controls): void => {
    controls.tell(say('app.player.listens'));
    const deaf = (): boolean => voice.speaking || performance.now() < quietAt;
    shout.open(() => controls.openFeel(), deaf).catch(() => controls.tell(say('app.player.deaf')));
  };

  /** A browser that let nothing sound at the start may do so at any later tap. */
  const again = (): void => {
    sound.open();
    media.again();
  };

  return {
    open(controls) {
      tell = (text) => controls.tell(text);
      sound.open();
      media.open(controls);
      addEventListener('pointerdown', again);
      wake.open(() => tell(say('app.player.awake')));
      if (settings.shout) listen(controls);
    },
    play: (cues) => cues.forEach(play),
    show: (status, now) => media.show(status, now),
    end() {
      tell = () => undefined;
      removeEventListener('pointerdown', again);
      for (const x of [sound, media, wake, shout]) x.close();
    },
  };
}
