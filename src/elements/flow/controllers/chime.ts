import type { Tone } from '../../../events/outcomes/tone.js';

/** Pitch in hertz, begin and length in milliseconds. */
type Note = readonly [hertz: number, atMs: number, forMs: number];

/**
 * Tunes that can be told apart without looking: one high note is accepted, the same note twice is a duplicate, low and
 * long is refused, three steps up is complete.
 */
const TUNES: Readonly<Record<Tone, { readonly wave: OscillatorType; readonly notes: readonly Note[] }>> = {
  accepted: { wave: 'sine', notes: [[1320, 0, 90]] },
  done: {
    wave: 'sine',
    notes: [
      [880, 0, 90],
      [1109, 100, 90],
      [1480, 200, 180],
    ],
  },
  prompt: { wave: 'sine', notes: [[660, 0, 70]] },
  duplicate: {
    wave: 'triangle',
    notes: [
      [520, 0, 110],
      [520, 180, 110],
    ],
  },
  refused: { wave: 'square', notes: [[165, 0, 380]] },
};
const LOUDNESS = 0.2;

/**
 * The tones of the verdicts. Silent until `unlock` has been called in a gesture, and where the device has no sound for
 * us.
 */
export class Chime {
  #context: AudioContext | undefined;

  /** To be called while the associate taps or types: browsers start sound in a gesture only. */
  unlock(): void {
    try {
      this.#context ??= 'AudioContext' in globalThis ? new AudioContext() : undefined;
    } catch {
      return; // the device gives the page no sound
    }
    this.#wake();
  }

  play(tone: Tone): void {
    const context = this.#context;
    if (!context) return;
    this.#wake();
    const { wave, notes } = TUNES[tone];
    for (const [hertz, atMs, forMs] of notes) playNote(context, wave, hertz, atMs / 1000, forMs / 1000);
  }

  close(): void {
    void this.#context?.close().catch(() => {});
    this.#context = undefined;
  }

  /**
   * A call or another app leaves the context suspended or, on iOS, interrupted: then the next gesture or verdict tries
   * again.
   */
  #wake(): void {
    if (this.#context && this.#context.state !== 'running') void this.#context.resume().catch(() => {});
  }
}

function playNote(context: AudioContext, type: OscillatorType, frequency: number, afterS: number, forS: number): void {
  const begin = context.currentTime + afterS;
  const oscillator = new OscillatorNode(context, { type, frequency });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(LOUDNESS, begin);
  gain.gain.exponentialRampToValueAtTime(0.001, begin + forS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(begin);
  oscillator.stop(begin + forS);
}
