import { expect } from '@open-wc/testing';
import { toldOf } from '../../../src/input/wedge/refuse-run.js';
import type { Focus } from '../../../src/input/wedge/stroke.js';
import { handheldProfile, type WedgeProfile } from '../../../src/input/wedge/wedge-profile.js';
import { irregular, pattern, steady, typed, type Pace, type Typing } from '../../fixtures/traces/keyboards.js';
import { play } from '../../fixtures/traces/play.js';

const CARD = ';4111111111111111=3012101?\r';

function toldOfTyping(typing: Typing, profile: Partial<WedgeProfile> = {}): readonly (string | undefined)[] {
  return play(typed(1000, typing), profile).rejections.map(toldOf);
}

const told = (text: string, pace: Pace, focus: Focus = 'none', profile: Partial<WedgeProfile> = {}) =>
  toldOfTyping({ text, pace, focus }, profile);

describe('a burst that is no reading', () => {
  describe('is told as a scan', () => {
    for (const [name, text, pace, why] of [
      ['two letters, USB', 'AB\r', steady(1), 'too-short'],
      ['two letters, slow USB', 'AB\r', steady(19), 'too-short'],
      ['two letters and Tab', 'AB\t', steady(5), 'too-short'],
      ['two letters, Bluetooth', 'AB\r', irregular(5, 45), 'too-short'],
      ['one digit', '7\r', steady(3), 'too-short'],
      ['three letters', 'ABC\r', steady(8), 'too-short'],
      ['three letters without a suffix', 'ABC', steady(8), 'too-short'],
      ['five letters without a suffix', 'ABCDE', steady(19), 'too-short'],
      ['a serial at 50 ms without a suffix', 'SN4711-08', steady(50), 'not-understood'],
      ['a serial of a Zebra without a suffix', 'SN4711-08', irregular(80, 95), 'not-understood'],
      ['more than any code', `${'A'.repeat(40)}\r`, steady(5), 'not-understood'],
      ['the track of a card', CARD, steady(4), 'payment-card'],
      ['the track of a card, typed by hand', CARD, steady(150), 'payment-card'],
    ] as const) {
      it(name, () => {
        const rejected = told(text, pace, 'none', { maxChars: 30 });
        expect(rejected[0]).to.equal(why);
      });
    }

    it('a serial without the suffix that the profile wants', () => {
      expect(told('SN4711', steady(5), 'none', { terminator: 'required' })).to.deep.equal(['not-understood']);
    });

    it('two letters in our own hidden field, and on a handheld', () => {
      expect(told('AB\r', steady(5), 'own')).to.deep.equal(['too-short']);
      expect(told('AB\r', steady(5), 'none', handheldProfile)).to.deep.equal(['too-short']);
    });
  });

  describe('is not told of a person', () => {
    for (const [name, text, pace] of [
      ['who presses two letters', 'ab', steady(150)],
      ['who presses two letters at once', 'ab', steady(2)],
      ['who presses two letters and Enter', 'ab\r', steady(90)],
      ['who rolls two letters, and then presses Enter', 'ab\r', pattern(15, 120)],
      ['who presses a key and Enter', 'y\r', steady(60)],
      ['who presses a button with the space bar, and then Enter', ' \r', steady(10)],
      ['who types 120 words a minute', 'milk and bread\r', irregular(60, 140)],
      ['who types 60 words a minute without Enter', 'milk and bread', irregular(120, 300)],
    ] as const) {
      it(name, () => expect(told(text, pace).filter(Boolean)).to.deep.equal([]));
    }

    it('who leans on a key', () => {
      expect(toldOfTyping({ text: 'aaaaaaaa', pace: steady(30), held: ['repeat'] }).filter(Boolean)).to.deep.equal([]);
    });
  });

  it('is not told where its text stays in sight, in a field that allows scans', () => {
    expect(told('AB\r', steady(5), 'allowed')).to.deep.equal([undefined]);
  });

  for (const focus of ['host', 'secret'] as const) {
    it(`is not even heard in a field of the host (${focus})`, () => {
      expect(told('AB\r', steady(5), focus)).to.deep.equal([]);
      expect(told(CARD, steady(5), focus)).to.deep.equal([]);
    });
  }

  it('keeps its suffix from the button that has the focus', () => {
    expect(play(typed(1000, { text: 'AB\r', pace: steady(5) })).kept).to.include('Enter');
    expect(play(typed(1000, { text: 'ab\r', pace: steady(90) })).kept).to.deep.equal([]);
  });
});
