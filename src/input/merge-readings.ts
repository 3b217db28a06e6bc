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
import type { ScanRejection } from '../domain/verdict.js';
import type { ScanSource, SourceStatus } from '../ports/scan-source.js';
import { EchoFilter, type Arrival } from './echo-filter.js';

export type SourceStatuses = Readonly<Record<string, SourceStatus>>;

export interface MergedReadings {
  /** All devices in one stream, in order of arrival. Subscribing starts them, the last unsubscribe stops them. Never fails. */
  readonly readings$: Observable<Reading>;
  /** The latest status of each running source, by its name. */
  readonly statuses$: Observable<SourceStatuses>;
  /** Scans that their devices could not give, while they run. */
  readonly rejections$: Observable<ScanRejection>;
  /** To be told once a reading is settled; tells all sources, and the one whose reading was dropped as an echo. */
  settled(reading: Reading, outcome: 'stored' | 'refused' | 'failed'): void;
}

export interface MergeOptions {
  /** Within this time, in milliseconds, the same content from bridge and wedge is one reading. */
  readonly echoMs?: number;
  readonly scheduler?: SchedulerLike;
}

export function mergeReadings(
  sources: readonly ScanSource[],
  { echoMs = 500, scheduler = asyncScheduler }: MergeOptions = {},
): MergedReadings {
  const statuses = new BehaviorSubject<SourceStatuses>({});
  const echoes = new EchoFilter(echoMs, () => scheduler.now());
  const tell = (name: string, status: SourceStatus): void => statuses.next({ ...statuses.value, [name]: status });
  const rejections = new Subject<ScanRejection>();
  const reject = (why: ScanRejection): void => void (echoes.admitsRejection() && rejections.next(why));
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
    statuses$: statuses.asObservable(),
    rejections$: rejections,
    settled(reading, outcome) {
      for (const source of sources) source.settled?.(reading, outcome);
      echoes.settled(reading, outcome);
    },
  };
}

/** One device as a stream that outlives the device's own errors: they become its status. */
function arrivalsOf(
  source: ScanSource,
  tell: (status: SourceStatus) => void,
  reject: (why: ScanRejection) => void,
): Observable<Arrival> {
  return new Observable(subscriber => {
    const guarded = (act: () => void): void => {
      try {
        act();
      } catch (error) {
        tell({ state: 'unavailable', code: 'failed', detail: String(error) });
      }
    };
    let stop = (): void => undefined;
    guarded(() => {
      stop = source.start({
        reading: reading => subscriber.next({ source, reading }),
        status: status => void (subscriber.closed || tell(status)),
        rejected: why => void (subscriber.closed || reject(why)),
      });
    });
    return () => guarded(stop);
  });
}
