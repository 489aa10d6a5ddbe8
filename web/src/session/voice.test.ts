import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Voice } from './voice';
import { bestVoice } from './voices';

function voice(name: string, lang: string, localService: boolean): SpeechSynthesisVoice {
  return { name, lang, localService, default: false, voiceURI: name };
}

describe('the best voice', () => {
  const named = (list: SpeechSynthesisVoice[], language: string): string | undefined => bestVoice(list, language)?.name;

  it('is of the language, and on the device before it is fine', () => {
    expect(named([voice('Anna', 'de-DE', true), voice('Google US English', 'en-US', false), voice('Plain', 'en-GB', true)], 'en-GB')).toBe('Plain');
  });

  it('is the finer of two on the device, whatever their order', () => {
    const list = [voice('Daniel', 'en-GB', true), voice('Daniel (Enhanced)', 'en-GB', true)];
    expect([named(list, 'en-GB'), named(list.toReversed(), 'en-GB')]).toEqual(['Daniel (Enhanced)', 'Daniel (Enhanced)']);
  });

  it('is of the same region where there is one, also as Android writes it', () => {
    expect(named([voice('a', 'en_US', true), voice('b', 'en_GB', true)], 'en-GB')).toBe('b');
  });

  it('is no joke while there is another, and none at all when nothing speaks the language', () => {
    expect(named([voice('Bells', 'en-US', true), voice('Fred', 'en-US', true)], 'en-US')).toBe('Fred');
    expect(bestVoice([voice('Anna', 'de-DE', true)], 'en-US')).toBeNull();
  });
});

class Utterance {
  lang = '';
  voice: unknown = null;
  onstart: (() => void) | null = null;
  onend: (() => void) | null = null;
  onerror: ((e: { error: string }) => void) | null = null;
  constructor(readonly text: string) {}
}

describe('the voice', () => {
  let spoken: Utterance[];
  let cancelled: number;
  let failed: number;
  let it1: Voice;
  const texts = (): string[] => spoken.map((u) => u.text);

  beforeEach(() => {
    vi.useFakeTimers();
    [spoken, cancelled, failed] = [[], 0, 0];
    vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
    vi.stubGlobal('speechSynthesis', { speak: (u: Utterance) => spoken.push(u), cancel: () => cancelled++, getVoices: () => [] });
    it1 = new Voice(() => failed++, 'en');
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('lets a newer instruction cut the older one', () => {
    it1.say('one', true);
    it1.say('two', true);
    expect(texts()).toEqual(['one', 'two']);
    expect(cancelled).toBe(2);
  });

  it('says what waits when the sentence before is done, the newest only', () => {
    it1.say('one', true);
    it1.say('two', false);
    it1.say('three', false);
    expect(texts()).toEqual(['one']);
    spoken[0]?.onend?.();
    expect(texts()).toEqual(['one', 'three']);
  });

  it('says nothing of what waited after it was silenced', () => {
    it1.say('one', true);
    it1.say('two', false);
    it1.hush();
    spoken[0]?.onerror?.({ error: 'canceled' });
    expect(texts()).toEqual(['one']);
    expect(failed).toBe(0);
    expect(it1.speaking).toBe(false);
  });

  it('tells once when a sentence never begins, or fails', () => {
    it1.say('one', true);
    vi.advanceTimersByTime(5_000);
    it1.say('two', true);
    spoken[1]?.onerror?.({ error: 'synthesis-failed' });
    expect(failed).toBe(1);
  });

  it('does without where there is none', () => {
    vi.unstubAllGlobals();
    new Voice(() => failed++, 'en').say('one', true);
    expect(failed).toBe(1);
  });
});
