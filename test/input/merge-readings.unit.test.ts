import { expect } from 'chai';
import { map, type Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import type { Reading, ReadingSource } from '../../src/codes/reading.js';
import { mergeReadings } from '../../src/input/merge-readings.js';
import type { ScanSink, ScanSource, Settlement, SourceStatus } from '../../src/ports/scan-source.js';

/**
 * A device whose readings are drawn as marbles: each letter is a reading of that text, ids are the device's name and a
 * count.
 */
class DrawnSource implements ScanSource {
  readonly settlements: (readonly [id: string, outcome: Settlement])[] = [];
  started = 0;
  readonly #readings$: Observable<Reading>;

  constructor(
    readonly name: ReadingSource,
    texts$: Observable<string>,
    more: Partial<Reading> = {},
  ) {
    this.#readings$ = texts$.pipe(
      map((text, index) => ({ id: `${name}-${index + 1}`, text, source: name, atMs: 0, ...more })),
    );
  }

  start(sink: ScanSink): () => void {
    this.started += 1;
    const readings = this.#readings$.subscribe(reading => sink.reading(reading));
    return () => {
      this.started -= 1;
      readings.unsubscribe();
    };
  }

  settled({ id }: Reading, outcome: Settlement): void {
    this.settlements.push([id, outcome]);
  }
}

/** Runs marbles in virtual time: one frame is one millisecond. */
function run(
  draw: (helpers: Parameters<Parameters<TestScheduler['run']>[0]>[0], scheduler: TestScheduler) => void,
): void {
  const scheduler = new TestScheduler((actual, expected) => void expect(actual).to.deep.equal(expected));
  scheduler.run(helpers => draw(helpers, scheduler));
}

const idOf = ({ id }: Reading): string => id;

describe('mergeReadings', () => {
  it('gives the readings of all devices in order of arrival', () =>
    run(({ hot, expectObservable }, scheduler) => {
      const wedge = new DrawnSource('wedge', hot(' a----c'));
      const camera = new DrawnSource('camera', hot('--b---'));
      const { readings$ } = mergeReadings([wedge, camera], { scheduler });
      expectObservable(readings$.pipe(map(({ text }) => text))).toBe('a-b--c');
    }));

  it('takes two labels 15 ms apart for two, in order', () =>
    run(({ hot, expectObservable }, scheduler) => {
      const wedge = new DrawnSource('wedge', hot('a 14ms b'));
      expectObservable(mergeReadings([wedge], { scheduler }).readings$.pipe(map(({ text }) => text))).toBe('a 14ms b');
    }));

  for (const [name, bridge, wedge, expected, ids] of [
    ['the wedge is the echo', 'a', '200ms a', 'x', { x: 'bridge-1' }],
    ['the bridge is the echo', '100ms a', 'a', 'x', { x: 'wedge-1' }],
    ['the echo comes at the last moment', 'a', '500ms a', 'x', { x: 'bridge-1' }],
    ['it is too late for an echo', 'a', '501ms a', 'x 500ms y', { x: 'bridge-1', y: 'wedge-1' }],
    ['the texts differ', 'a', '100ms b', 'x 99ms y', { x: 'bridge-1', y: 'wedge-1' }],
    ['a label is scanned twice in a hurry', 'a 99ms a', '200ms a 99ms a', 'x 99ms y', { x: 'bridge-1', y: 'bridge-2' }],
  ] as const)
    it(`counts bridge and wedge once: ${name}`, () =>
      run(({ hot, expectObservable }, scheduler) => {
        const sources = [new DrawnSource('bridge', hot(bridge)), new DrawnSource('wedge', hot(wedge))];
        const { readings$ } = mergeReadings(sources, { scheduler });
        expectObservable(readings$.pipe(map(idOf))).toBe(expected, { ...ids });
      }));

  for (const [name, bridge, wedge] of [
    ['an AIM identifier', { text: '01095', aim: ']C1' }, { text: ']C101095' }],
    ['a suffix', { text: 'SN1\r\n' }, { text: 'SN1' }],
    ['the keyboard layout', { text: 'A1' }, { text: 'Q&', usText: 'A1' }],
  ] as const)
    it(`knows an echo that differs only by ${name}`, () =>
      run(({ hot, expectObservable }, scheduler) => {
        const sources = [new DrawnSource('bridge', hot('a'), bridge), new DrawnSource('wedge', hot('-a'), wedge)];
        expectObservable(mergeReadings(sources, { scheduler }).readings$.pipe(map(idOf))).toBe('x', { x: 'bridge-1' });
      }));

  it('takes the same text by camera or by the same device for another reading', () =>
    run(({ hot, expectObservable }, scheduler) => {
      const sources = [new DrawnSource('wedge', hot('a-a')), new DrawnSource('camera', hot('-a'))];
      const { readings$ } = mergeReadings(sources, { scheduler });
      expectObservable(readings$.pipe(map(({ text }) => text))).toBe('aaa');
    }));

  describe('tells the device of an echo', () => {
    it('what became of the reading, once it is settled', () =>
      run(({ hot, flush }, scheduler) => {
        const bridge = new DrawnSource('bridge', hot('100ms a'));
        const merged = mergeReadings([bridge, new DrawnSource('wedge', hot('a'))], { scheduler });
        const readings: Reading[] = [];
        merged.readings$.subscribe(reading => readings.push(reading));
        flush();
        for (const reading of readings) merged.settled(reading, 'stored');
        expect(bridge.settlements).to.deep.equal([
          ['wedge-1', 'stored'],
          ['bridge-1', 'stored'],
        ]);
      }));

    it('at once, if the reading is settled already', () =>
      run(({ hot, flush }, scheduler) => {
        const bridge = new DrawnSource('bridge', hot('100ms a'));
        const merged = mergeReadings([bridge, new DrawnSource('wedge', hot('a'))], { scheduler });
        merged.readings$.subscribe(reading => merged.settled(reading, 'refused'));
        flush();
        expect(bridge.settlements.at(-1)).to.deep.equal(['bridge-1', 'refused']);
      }));
  });

  it('outlives the errors of one device, and tells of them', () =>
    run(({ hot, expectObservable }, scheduler) => {
      const broken: ScanSource = {
        name: 'broken',
        start: () => {
          throw new Error('No such port');
        },
      };
      const { readings$, statuses$ } = mergeReadings([broken, new DrawnSource('wedge', hot('-a'))], { scheduler });
      expectObservable(readings$.pipe(map(({ text }) => text))).toBe('-a');
      expectObservable(statuses$).toBe('y', {
        y: { broken: { state: 'unavailable', code: 'failed', detail: 'Error: No such port' } },
      });
    }));

  it('stops every device even if one fails to stop', () => {
    const stubborn: ScanSource = {
      name: 'stubborn',
      start: () => () => {
        throw new Error('Stuck');
      },
    };
    let stopped = false;
    const willing: ScanSource = { name: 'willing', start: () => () => void (stopped = true) };
    mergeReadings([stubborn, willing]).readings$.subscribe().unsubscribe();
    expect(stopped).to.be.true;
  });

  it('passes on that a scan could not be given, unless the host app has just given it', () => {
    const sinks: ScanSink[] = [];
    const source = (name: string): ScanSource => ({ name, start: sink => (sinks.push(sink), () => undefined) });
    let now = 0;
    const scheduler = Object.assign(new TestScheduler(() => undefined), { now: () => now });
    const { readings$, refused$ } = mergeReadings([source('wedge'), source('bridge')], { scheduler });
    const told: string[] = [];
    refused$.subscribe(({ rule }) => told.push(`${now} ${rule}`));
    const subscription = readings$.subscribe();
    const [wedge, bridge] = sinks;
    wedge?.rejected?.('too-short');
    bridge?.reading({ id: '1', text: 'AB', source: 'bridge', atMs: 0 });
    now = 400;
    wedge?.rejected?.('too-short');
    now = 1_000;
    wedge?.rejected?.('payment-card');
    subscription.unsubscribe();
    wedge?.rejected?.('too-short');
    expect(told).to.deep.equal(['0 too-short', '1000 payment-card']);
  });

  it('starts the devices with the first subscriber and stops them with the last', () =>
    run(({ hot }, scheduler) => {
      const source = new DrawnSource('wedge', hot('a'));
      const { readings$ } = mergeReadings([source], { scheduler });
      expect(source.started).to.equal(0);
      const [first, second] = [readings$.subscribe(), readings$.subscribe()];
      expect(source.started).to.equal(1);
      first.unsubscribe();
      expect(source.started).to.equal(1);
      second.unsubscribe();
      expect(source.started).to.equal(0);
    }));

  it('keeps the latest status of each device while it runs', () => {
    let sink: ScanSink | undefined;
    const source: ScanSource = {
      name: 'wedge',
      start(started) {
        sink = started;
        return () => undefined;
      },
    };
    const { readings$, statuses$ } = mergeReadings([source]);
    const seen: Readonly<Record<string, SourceStatus>>[] = [];
    statuses$.subscribe(statuses => seen.push(statuses));
    const subscription = readings$.subscribe();
    sink?.status({ state: 'starting' });
    sink?.status({ state: 'ready' });
    subscription.unsubscribe();
    sink?.status({ state: 'unavailable', code: 'late' });
    expect(seen).to.deep.equal([{}, { wedge: { state: 'starting' } }, { wedge: { state: 'ready' } }, {}]);
  });
});
