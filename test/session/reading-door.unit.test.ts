import { expect } from 'chai';
import type { Reading } from '../../src/codes/reading.js';
import type { ScanRejection } from '../../src/domain/model/verdict.js';
import type { ScanSink, SourceStatus } from '../../src/ports/scan-source.js';
import { CASE, openSmallFlow, SERIALS, soon, until, verdictsOf } from '../support/small-flow.js';
import { StubCamera } from '../support/stub-camera.js';
import { PartnerSource } from '../support/partner-source.js';

const READING = { id: 'r1', text: CASE, source: 'bridge', atMs: 1 };
const throwing = Object.defineProperty({ ...READING }, 'text', {
  get: () => {
    throw new Error('no');
  },
});
const JUNK: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': 5,
  'a text of its own': CASE,
  'a reading without a text': { ...READING, text: undefined },
  'a number for a text': { ...READING, text: 12345 },
  'an object for a text': { ...READING, text: {} },
  'a list for a text': { ...READING, text: [CASE] },
  'a text without end': { ...READING, text: 'x'.repeat(5_000_000) },
  'a number for an id': { ...READING, id: 5 },
  'an unknown source': { ...READING, source: 'laser' },
  'a list for bytes': { ...READING, text: '', bytes: [1] },
  'a number for a group': { ...READING, group: 5 },
  'a number for a symbology': { ...READING, symbology: 5 },
  'a getter that throws': throwing,
};

describe('a reading that is none', () => {
  for (const [what, junk] of Object.entries(JUNK))
    it(`is refused and keeps nothing out: ${what}, handed in`, async () => {
      const capture = await openSmallFlow();
      const verdicts = verdictsOf(capture);
      const verdict = await soon(capture.read(junk as Reading));
      expect(verdict).to.include({ outcome: 'refused', code: 'malformed' });
      expect(verdicts).to.deep.equal([verdict]);
      expect(await soon(capture.enter(SERIALS[0]))).to.include({ outcome: 'accepted' });
    });

  for (const [what, junk] of Object.entries(JUNK))
    it(`is refused and keeps nothing out: ${what}, from a device`, async () => {
      const source = new PartnerSource();
      const capture = await openSmallFlow({ sources: [source] });
      const verdicts = verdictsOf(capture);
      const good = { ...READING, id: 'good', text: SERIALS[0] };
      source.deliver(junk, good);
      expect(await soon(capture.enter(SERIALS[1]))).to.include({ outcome: 'accepted' });
      expect(verdicts.map(({ outcome }) => outcome)).to.deep.equal(['refused', 'accepted', 'accepted']);
      expect(verdicts[0]).to.include({ code: 'malformed' });
      // There is no way to speak of what is no object.
      const refused = typeof junk === 'object' && junk !== null ? [[junk, 'refused']] : [];
      expect(source.settlements).to.deep.equal([...refused, [good, 'stored']]);
    });

  for (const text of [12345, {}, [], null, undefined, Symbol('x')])
    it(`is refused where ${typeof text} is typed`, async () => {
      const capture = await openSmallFlow();
      const verdict = await soon(capture.enter(text as string));
      expect(verdict).to.deep.equal({ outcome: 'refused', code: 'malformed', rule: 'not-a-text' });
      expect(await soon(capture.enter(SERIALS[0]))).to.include({ outcome: 'accepted' });
    });

  it('is refused in a list, and keeps none of the others out', async () => {
    const capture = await openSmallFlow();
    const list: unknown[] = [SERIALS[0], 12345, {}, Object.create(null), null, SERIALS[1]];
    list[7] = SERIALS[2];
    const report = await soon(capture.enterList(list as string[]));
    expect(report).to.include({ accepted: 3, refused: 5 });
    expect(report !== 'never' && report.items[1]).to.deep.equal({
      text: '',
      verdict: { outcome: 'refused', code: 'malformed', rule: 'not-a-text' },
    });
  });

  for (const list of [undefined, null, 5, {}, { length: 1e9 }, new Array(1e7)])
    it(`is said of ${Object.prototype.toString.call(list)} in place of a list`, async () => {
      const capture = await openSmallFlow();
      const error = await soon(capture.enterList(list as string[]).catch((thrown: unknown) => thrown));
      expect(error).to.include({ name: 'InputError' });
    });
});

describe('a shot of several codes', () => {
  const shot = (id: string, texts: readonly unknown[]) =>
    texts.map((text, at) => ({ id: `${id}-${at}`, text, source: 'bridge', atMs: 1, group: id }));

  it('is judged without those of its codes that are none', async () => {
    const source = new PartnerSource();
    const capture = await openSmallFlow({ sources: [source] });
    const [good, ...junk] = shot('one', [SERIALS[0], 12345, null, {}]);
    source.deliver(good, ...junk);
    const without = shot('two', [SERIALS[1], 'nothing']).map(({ id: _, ...rest }) => rest);
    source.deliver(...without);
    await until(() => source.settlements.length === 6, 'all are settled');
    expect(capture.state?.lines[0]?.serials.map(({ serial }) => serial)).to.deep.equal([SERIALS[0], SERIALS[1]]);
    const told = source.settlements.map(([reading]) => reading);
    expect(told).to.have.members([good, ...junk, ...without]);
  });

  it('is not lost when the device of the one before throws at being told', async () => {
    class Moody extends PartnerSource {
      override settled(): void {
        throw new Error('no');
      }
    }
    const source = new Moody();
    const capture = await openSmallFlow({ sources: [source] });
    source.deliver({ ...READING, text: SERIALS[0] });
    source.deliver(...shot('one', [SERIALS[1], 'nothing']));
    await until(() => capture.state?.lines[0]?.countedQty === 2, 'both are taken');
    expect(capture.sourceStatuses['partner']).to.include({ state: 'unavailable', code: 'failed' });
  });

  it('is told to a device by the very objects that it delivered', async () => {
    const source = new PartnerSource();
    const capture = await openSmallFlow({ sources: [source] });
    const reading = { ...READING, extra: 1 };
    source.deliver(reading);
    await soon(capture.enter(CASE));
    expect(source.settlements[0]?.[0]).to.equal(reading);
  });
});

describe('what a camera has in view', () => {
  it('is judged although some of it is no reading', async () => {
    const camera = new StubCamera();
    await openSmallFlow({ camera });
    const look = [...Object.values(JUNK), { ...READING, text: SERIALS[0] }];
    expect(camera.judge?.(look as Reading[]).at(-1)).to.equal('sure');
  });
});

describe('what a device says of itself', () => {
  const saying = (say: (sink: ScanSink) => void) =>
    openSmallFlow({ sources: [{ name: 'partner', start: sink => (say(sink), () => undefined) }] });
  const detail = { state: 'unavailable', code: 'unplugged', detail: 'at the till' };

  for (const [what, status, told] of [
    ['nothing', undefined, { state: 'unavailable', code: 'failed' }],
    ['null', null, { state: 'unavailable', code: 'failed' }],
    ['a text', 'ready', { state: 'unavailable', code: 'failed' }],
    ['an unknown state', { state: 'tired' }, { state: 'unavailable', code: 'failed' }],
    ['a number for a code', { state: 'unavailable', code: 5 }, { state: 'unavailable', code: 'failed' }],
    ['a number for a detail', { ...detail, detail: 5 }, { state: 'unavailable', code: 'unplugged' }],
    ['a getter that throws', Object.defineProperty({}, 'state', { get: () => throwing.text }), undefined],
    ['more than was asked', { state: 'ready', code: {}, more: 1 }, { state: 'ready' }],
    ['what is right', detail, detail],
  ] as const)
    it(`is read by its type, and keeps nothing out: ${what}`, async () => {
      const capture = await saying(sink => sink.status(status as SourceStatus));
      const said = capture.sourceStatuses['partner'];
      if (told) expect(said).to.deep.equal(told);
      else expect(said).to.include({ state: 'unavailable', code: 'failed' });
      expect(await soon(capture.enter(SERIALS[0]))).to.include({ outcome: 'accepted' });
    });

  for (const why of [undefined, null, 5, {}, '', '__proto__', 'too-much'])
    it(`is told in words we have where it could not give a scan and says ${JSON.stringify(why)}`, async () => {
      let sink: ScanSink | undefined;
      const capture = await saying(given => (sink = given));
      const verdicts = verdictsOf(capture);
      sink?.rejected?.(why as ScanRejection);
      expect(verdicts).to.deep.equal([{ outcome: 'refused', code: 'malformed', rule: 'not-understood' }]);
    });
});
