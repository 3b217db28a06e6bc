import {
  asyncScheduler,
  BehaviorSubject,
  filter,
  finalize,
  map,
  merge,
  Observable,
  share,
  Subject,
  type SchedulerLike,
} from 'rxjs';
import type { Reading } from '../codes/reading.js';
import type { Refusal, ScanRejection } from '../domain/model/verdict.js';
import type { Confirmation, ScanSource, Settlement, SourceStatus } from '../ports/scan-source.js';
import { CheckedSource } from './checked-source.js';
import { EchoFilter, type Arrival } from './echo-filter.js';
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
  confirmed(confirmation: Confirmation): void;
  /** What the devices have learned, by their names; those that learn nothing are absent. */
  readonly learned: Readonly<Record<string, unknown>>;
  /** Gives each device back what it had learned; those that `learned` does not name begin anew. */
  relearn(learned: Readonly<Record<string, unknown>>): void;
}

export interface MergeOptions {
  /** Within this time, in milliseconds, the same content from bridge and wedge is one reading. */
  readonly echoMs?: number;
  readonly scheduler?: SchedulerLike;
  /** For readings without a time or an id. */
  readonly clock?: ReadingClock;
}

export function mergeReadings(
  devices: readonly ScanSource[],
  { echoMs = 500, scheduler = asyncScheduler, clock = pageClock }: MergeOptions = {},
): MergedReadings {
  const refused = new Subject<Refusal>();
  const sources = devices.map(device => new CheckedSource(device, clock, refusal => refused.next(refusal)));
  const statuses = new BehaviorSubject<SourceStatuses>({});
  const echoes = new EchoFilter(echoMs, () => scheduler.now());
  const tell = (name: string, status: SourceStatus): void => statuses.next({ ...statuses.value, [name]: status });
  const reject = (rule: ScanRejection): void => {
    if (echoes.admitsRejection()) refused.next({ code: 'malformed', rule });
  };
  const readings$ = merge(
    ...sources.map(source => arrivalsOf(source, status => tell(source.name, status), reject)),
  ).pipe(
    filter(arrival => echoes.admits(arrival)),
    map(({ reading }) => reading),
    finalize(() => {
      echoes.clear();
      statuses.next({});
    }),
    share(),
  );
  return {
    readings$,
    refused$: refused.asObservable(),
    statuses$: statuses.asObservable(),
    settled(reading, settlement) {
      for (const source of sources) source.settled(reading, settlement);
      echoes.settled(reading, settlement);
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

/** One device as a stream that never fails. */
function arrivalsOf(
  source: ScanSource,
  tell: (status: SourceStatus) => void,
  reject: (rule: ScanRejection) => void,
): Observable<Arrival> {
  return new Observable(subscriber =>
    source.start({
      reading: reading => subscriber.next({ source, reading }),
      status: status => void (subscriber.closed || tell(status)),
      rejected: rule => void (subscriber.closed || reject(rule)),
    }),
  );
}
