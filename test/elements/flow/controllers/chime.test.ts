import { expect } from '@open-wc/testing';
import { Chime } from '../../../../src/elements/flow/controllers/chime.js';
import type { Tone } from '../../../../src/events/outcomes/tone.js';

const TONES: readonly Tone[] = ['accepted', 'done', 'prompt', 'duplicate', 'refused'];

describe('the chime', () => {
  const { OscillatorNode: Original } = globalThis;
  let played: string[] = [];
  const chime = new Chime();

  beforeEach(() => {
    played = [];
    globalThis.OscillatorNode = class extends Original {
      constructor(context: BaseAudioContext, options?: OscillatorOptions) {
        super(context, options);
        played.push(`${options?.type} ${options?.frequency}`);
      }
    };
  });

  afterEach(() => {
    chime.close();
    globalThis.OscillatorNode = Original;
  });

  it('is silent until a gesture has unlocked it, and after it is closed', () => {
    chime.play('accepted');
    expect(played).to.deep.equal([]);
    chime.unlock();
    chime.play('accepted');
    expect(played).to.have.length(1);
    chime.close();
    chime.play('accepted');
    expect(played).to.have.length(1);
  });

  it('has a tune of its own for each tone', () => {
    chime.unlock();
    const tunes = TONES.map(tone => {
      played = [];
      chime.play(tone);
      return played.join(', ');
    });
    expect(new Set(tunes).size).to.equal(TONES.length);
    expect(tunes.every(tune => tune !== '')).to.equal(true);
  });

  it('can be unlocked again and again, as every gesture does', () => {
    chime.unlock();
    chime.unlock();
    chime.play('done');
    expect(played).to.have.length(3);
  });
});
