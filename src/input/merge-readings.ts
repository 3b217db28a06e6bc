import { BehaviorSubject, Observable, Subject, type Subscription, type TimestampProvider } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import type { Refusal, ScanRejection } from '../domain/model/verdict.js';
import type { Confirmation, ScanSource, Settlement, SourceStatus } from '../ports/scan-source.js';
import { CheckedSource } from './checked-source.js';
import { EchoFilter } from './echo-filter.js';
import { pageClock, type ReadingClock } from '../clock/page-clock.js';

type SourceStatuses = Readonly<Record<string, SourceStatus>>;

export interface MergedReadings {
  /**
   * All devices in one stream, in order of arrival. Subscribing starts them, the last unsubscribe stops them. Never
   * fails.
   */
  readonly readings$: Observable<Reading>;
  /** What devices delivered that is no reading, and scans that they could not give. */
  readonly refused$: Observable<Refusal>;
  /** The latest status of each running source, by its name. */
  readonly statuses$: Observable<SourceStatuses>;
  /** To be told once a reading is settled; tells all sources, and the one whose reading was dropped as an echo. */
  settled(reading: Reading, settlement: Settlement): void;
  /** Tells the devices which windows elements show the capture in. */
  hear(windows: readonly Window[]): void;
  confirmed(confirmation: Confirmation): void;
  /** What the devices have learned, by their names; those that learn nothing are absent. */
  readonly learned: Readonly<Record<string, unknown>>;
  /** Gives each device back what it had learned; those that `learned` does not name begin anew. */
  relearn(learned: Readonly<Record<string, unknown>>): void;
}

export interface MergeOptions {
  /** Within this time, in milliseconds, the same content from bridge and wedge is one reading. */
  readonly echoMs?: number;
  /** Tells the time by which echoes are known. Default: the page's. */
  readonly scheduler?: TimestampProvider;
  /** For readings without a time or an id. */
  readonly clock?: ReadingClock;
}

export function mergeReadings(
  devices: readonly ScanSource[],
  { echoMs = 500, scheduler = Date, clock = pageClock }: MergeOptions = {},
): MergedReadings {
  const refused = new Subject<Refusal>();
  const sources = devices.map(device => new CheckedSource(device, clock, refusal => refused.next(refusal)));
  const statuses = new BehaviorSubject<SourceStatuses>({});
  const echoes = new EchoFilter(echoMs, () => scheduler.now());
  const tell = (name: string, status: SourceStatus): void => statuses.next({ ...statuses.value, [name]: status });
  const reject = (rule: ScanRejection): void => {
    if (echoes.admitsRejection()) refused.next({ code: 'malformed', rule });
  };
  const readings$ = new Observable<Reading>(subscriber => {
    for (const source of sources)
      subscriber.add(
        source.start({
          reading: reading => {
            if (!subscriber.closed && echoes.admits({ source, reading })) subscriber.next(reading);
          },
          status: status => void (subscriber.closed || tell(source.name, status)),
          rejected: rule => void (subscriber.closed || reject(rule)),
        }),
      );
    return () => {
      echoes.clear();
      statuses.next({});
    };
  });
  return {
    readings$: shared(readings$),
    refused$: refused.asObservable(),
    statuses$: statuses.asObservable(),
    settled(reading, settlement) {
      for (const source of sources) source.settled(reading, settlement);
      echoes.settled(reading, settlement);
    },
    hear(windows) {
      for (const source of sources) source.hear(windows);
    },
    confirmed(confirmation) {
      for (const source of sources) source.confirmed(confirmation);
    },
    get learned() {
      return Object.fromEntries(
        sources.flatMap(({ name, learned }) => (learned === undefined ? [] : [[name, learned]])),
      );
    },
    relearn(learned) {
      for (const source of sources) source.relearn(learned[source.name]);
    },
  };
}

/** Runs a stream that never ends once for all subscribers: from the first one until the last has gone. */
function shared<T>(source$: Observable<T>): Observable<T> {
  const values = new Subject<T>();
  let running: Subscription | undefined;
  return new Observable(subscriber => {
    const isFirst = !values.observed;
    values.subscribe(subscriber);
    if (isFirst) running = source$.subscribe(value => values.next(value));
    return () => {
      if (!values.observed) running?.unsubscribe();
    };
  });
}
