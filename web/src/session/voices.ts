/** Which of the voices of this device speaks. */

/** Voices that sound best have one of these in their name. */
const fine = /natural|neural|premium|enhanced|siri|google/i;
/** Voices that are jokes, or hard to follow. */
const odd = /bells|boing|bubbles|cellos|eloquence|espeak|novelty|organ|superstar|trinoids|whisper|wobble|zarvox/i;

/** The voice to speak a language with; null when none speaks it. A local one works offline and starts at once. */
export function bestVoice(voices: readonly SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice | null {
  const ranked = voices
    .filter((v) => primary(v.lang) === primary(language))
    .map((voice) => ({ voice, rank: rank(voice, language) }))
    .sort((a, b) => b.rank - a.rank);
  return ranked[0]?.voice ?? null;
}

function rank(v: SpeechSynthesisVoice, language: string): number {
  const same = v.lang.replace('_', '-').toLowerCase() === language.toLowerCase();
  return (v.localService ? 100 : 0) + (odd.test(v.name) ? -40 : 0) + (fine.test(v.name) ? 20 : 0) + (same ? 10 : 0) + (v.default ? 5 : 0);
}

function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? '';
}
