import { expect, fixture, html } from '@open-wc/testing';
import type { Reading } from '../../../src/codes/reading.js';
import type { Rejection } from '../../../src/input/wedge/index.js';
import { KnownScanners } from '../../../src/input/wedge/known-scanners.js';
import { tapKeyboard } from '../../../src/input/wedge/keyboard-tap.js';
import { toldOf } from '../../../src/input/wedge/refuse-run.js';
import { WedgeListener } from '../../../src/input/wedge/wedge-listener.js';
import { standardProfile } from '../../../src/input/wedge/wedge-profile.js';
import { InputMethod } from '../../support/input-method.js';

const SERIAL = 'SN4711-0815';

/** What is heard of an input method, in our own field or in one of the page that allows scans. */
class Heard {
  readonly readings: Reading[] = [];
  readonly rejections: Rejection[] = [];
  readonly listener: WedgeListener;
  readonly method: InputMethod;
  readonly stop: () => void;

  constructor(
    readonly field: HTMLInputElement,
    isOwn: boolean,
    scanners: KnownScanners,
  ) {
    let ids = 0;
    this.listener = new WedgeListener({
      profile: { ...standardProfile, unheardMs: 0 },
      ownField: isOwn ? field : undefined,
      clock: { now: () => 1700, newId: () => `id-${++ids}` },
      scanners,
      onReading: reading => this.readings.push(reading),
      onRejection: rejection => this.rejections.push(rejection),
    });
    const untap = tapKeyboard(window, this.listener);
    this.stop = () => {
      untap();
      this.listener.stop();
    };
    this.method = new InputMethod(field).wait(100);
  }

  /** Nothing more comes; what was heard, in words. */
  atRest(): readonly string[] {
    this.listener.idle();
    return this.words();
  }

  words(): readonly string[] {
    const given = this.readings.map(({ text, doubts = [], candidates = [], replaces, continues }) =>
      [text, ...doubts, ...candidates, replaces && `replaces ${replaces}`, continues && `continues ${continues}`]
        .filter(Boolean)
        .join(' '),
    );
    return [...given, ...this.rejections.flatMap(rejection => toldOf(rejection) ?? [])];
  }
}

/** A scanner through an input method that has sent a suffix eight times. */
function withSuffix(): KnownScanners {
  const scanners = new KnownScanners();
  const lesson = { hasSuffix: true, gaps: [8, 8, 8, 8, 8], pauses: [], scans: 1, isUs: undefined };
  for (let scan = 0; scan < 8; scan++) scanners.learn(lesson);
  return scanners;
}

for (const place of ['own', 'allowed'] as const) {
  const isOwn = place === 'own';

  describe(`text without keys, in ${isOwn ? 'our own field' : 'a field that allows scans'}`, () => {
    const stops: (() => void)[] = [];
    afterEach(() => {
      for (const stop of stops.splice(0)) stop();
    });

    async function listen(scanners = new KnownScanners()): Promise<Heard> {
      const field = await fixture<HTMLInputElement>(html`<input data-scan="allow" aria-label="Serial" />`);
      field.focus();
      const heard = new Heard(field, isOwn, scanners);
      stops.push(heard.stop);
      return heard;
    }

    for (const [name, type] of [
      ['in one piece and Enter', method => method.insert(SERIAL).press('Enter')],
      ['in one piece with its line end', method => method.insert(`${SERIAL}\r\n`)],
      ['in one piece, and a line end by itself', method => method.insert(SERIAL).insert('\n')],
      ['in one piece, and a line break', method => method.insert(SERIAL).endLine()],
      ['in one piece, and a paragraph', method => method.insert(SERIAL).endLine('insertParagraph')],
      ['in one piece with Tab', method => method.insert(`${SERIAL}\t`)],
      ['character by character', method => method.type(SERIAL).wait(8).press('Enter')],
      [
        'in chunks',
        method => method.insert('SN47').wait(60).insert('11-0').wait(60).insert('815').wait(8).press('Enter'),
      ],
      [
        'in two chunks, the second a single key',
        method => method.insert('SN4711-081').wait(150).insert('5').press('Enter'),
      ],
      ['composed, and Enter meanwhile', method => composed(method).press('Enter', { isComposing: true })],
      ['composed, and committed as it was', method => composed(method).insert('').press('Enter')],
    ] satisfies readonly (readonly [string, (method: InputMethod) => InputMethod])[])
      it(`is read whole: ${name}`, async () => {
        const heard = await listen();
        type(heard.method);
        expect(heard.words()).to.deep.equal([SERIAL]);
        expect(heard.field.value).to.equal('');
      });

    it('is read whole with its separators', async () => {
      const heard = await listen();
      const text = ']C101095060001343521-A\x1d10LOT';
      heard.method.insert(text).press('Enter');
      expect([...heard.words(), heard.field.value]).to.deep.equal([text, '']);
    });

    it('is read whole one scan after the other, however alike', async () => {
      const heard = await listen();
      for (const serial of [SERIAL, SERIAL, 'SN4711-0816']) heard.method.wait(2000).insert(serial).press('Enter');
      expect(heard.words()).to.deep.equal([SERIAL, SERIAL, 'SN4711-0816']);
    });

    it('is read whole over a text that is selected, even one that begins and ends alike', async () => {
      for (const type of [
        (method: InputMethod) => method.type(SERIAL),
        (method: InputMethod) => method.insert(SERIAL),
        composed,
      ]) {
        const heard = await listen();
        heard.field.value = 'SN4711-0715';
        heard.field.select();
        type(heard.method).press('Enter', { isComposing: true });
        expect(heard.words()).to.deep.equal([SERIAL]);
        heard.stop();
      }
    });

    it('is asked about where it stalled longer than can be told', async () => {
      const heard = await listen();
      heard.method.insert('SN4711').wait(500).insert('-0815').press('Enter');
      expect(heard.words()).to.deep.equal([`${SERIAL} continued SN4711 -0815`]);
    });

    it('never is its last part alone, however often it stalled', async () => {
      for (const parts of [
        ['SN', '47', '11-0815'],
        ['S', 'N4711', '-0815'],
        ['SN4', '711', '-08', '15XX'],
        ['SN4711-0', '8', '1', '5', 'X', 'Y'],
      ]) {
        for (const stallMs of [120, 250, 400, 550]) {
          const heard = await listen();
          for (const part of parts) heard.method.wait(stallMs).insert(part);
          heard.method.press('Enter');
          heard.listener.idle();
          const green = heard.readings.filter(({ doubts = [] }) => doubts.length === 0).map(({ text }) => text);
          expect([...green, parts.join('')], `${parts.join('|')} by ${stallMs} ms`).to.deep.equal(
            Array.from({ length: green.length + 1 }, () => parts.join('')),
          );
          expect(heard.words(), `${parts.join('|')} by ${stallMs} ms`).not.to.be.empty;
          heard.stop();
        }
      }
    });

    it('is asked about where nobody heard its end', async () => {
      const heard = await listen();
      heard.method.insert(SERIAL);
      expect(heard.words()).to.be.empty;
      expect(heard.atRest()).to.deep.equal([`${SERIAL} open-end`]);
    });

    it('takes a head back when its rest comes', async () => {
      const heard = await listen();
      heard.method.type('SN4711');
      expect(heard.atRest()).to.deep.equal(['SN4711 open-end']);
      heard.method.type('-0815').wait(8).press('Enter');
      expect(heard.words()).to.deep.equal(['SN4711 open-end', `${SERIAL} replaces id-1`]);
    });

    it('is refused where an input method has changed what it gave', async () => {
      for (const change of [
        (method: InputMethod) => method.compose('SN47l').wait(8).compose('SN471').wait(8).compose('SN4711-0815'),
        (method: InputMethod) => method.compose('sn4711').wait(8).compose('SN4711').wait(8).compose('SN4711-0815'),
        (method: InputMethod) => method.type('SN4712').wait(8).takeBack().type('1-0815'),
      ]) {
        const heard = await listen();
        change(heard.method).wait(8).press('Enter');
        expect(heard.atRest()).to.deep.equal(['hole']);
        heard.stop();
      }
    });

    it('is no scan where it was pasted', async () => {
      const heard = await listen();
      heard.method.insert('pasted-1', 'insertFromPaste').press('Enter');
      expect(heard.atRest()).to.be.empty;
    });

    it('is no scan of a person, who corrects it', async () => {
      const heard = await listen();
      for (const character of 'SN471') heard.method.wait(240).insert(character);
      heard.method.wait(300).takeBack().wait(300).insert('2').wait(200).insert('1').wait(400).press('Enter');
      expect(heard.atRest()).to.be.empty;
    });

    it('is a person’s where a word is taken from suggestions, and asked about', async () => {
      const heard = await listen();
      for (const text of ['S', 'Sa', 'Sam']) heard.method.wait(240).compose(text);
      heard.method.wait(900).compose('Samarkand-1').wait(300).press('Enter');
      expect(heard.readings.filter(({ doubts = [] }) => doubts.length === 0)).to.be.empty;
    });
  });
}

describe('text without keys, from a scanner that always sends a suffix', () => {
  it('is refused and told without it, and taken when the rest comes', async () => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Scanner input" />`);
    const heard = new Heard(field, true, withSuffix());
    heard.method.type('SN4711');
    expect(heard.atRest()).to.deep.equal(['fragment']);
    heard.method.type('-0815').wait(8).press('Enter');
    expect(heard.words()).to.deep.equal([SERIAL, 'fragment']);
    heard.stop();
  });
});

/** The serial, composed in three steps. */
function composed(method: InputMethod): InputMethod {
  for (const text of ['SN', 'SN4711-', SERIAL]) method.wait(8).compose(text);
  return method.wait(8);
}
