/** How long ago something was, in the words of a person. */
import { say } from '../../words/say';

const minute = 60_000;

export function agoWords(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / minute);
  if (minutes < 1) return say('app.open.moment');
  if (minutes === 1) return say('app.open.minute');
  if (minutes < 120) return say('app.open.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? say('app.open.hours', { n: hours }) : say('app.open.days', { n: Math.floor(hours / 24) });
}
