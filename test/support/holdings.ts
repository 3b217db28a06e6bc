/** What a page still holds for our sake once our elements are gone. Each of these keeps things alive by itself. */
export type Holding = 'listeners' | 'observers' | 'timers' | 'workers' | 'tracks' | 'connections';

export interface Holdings {
  /** What has been begun since `watchHoldings` and not ended. */
  held(): Readonly<Record<Holding, number>>;
  /** Puts the page's own functions back. */
  restore(): void;
}

export const NOTHING_HELD: Readonly<Record<Holding, number>> = {
  listeners: 0,
  observers: 0,
  timers: 0,
  workers: 0,
  tracks: 0,
  connections: 0,
};

/** Watches everything that outlives an element. */
export function watchHoldings(): Holdings {
  const replaced: (() => void)[] = [];
  const replace = <T extends object, K extends keyof T>(target: T, name: K, by: (own: T[K]) => T[K]): void => {
    const own = target[name];
    target[name] = by(own);
    replaced.push(() => (target[name] = own));
  };
  const counters: Readonly<Record<Holding, () => number>> = {
    listeners: watchListeners(replace),
    observers: watchObservers(replace),
    timers: watchTimers(replace),
    workers: watchWorkers(replace),
    tracks: watchTracks(replace),
    connections: watchConnections(replace),
  };
  return {
    held: () => {
      const kinds = Object.entries(counters).map(([kind, count]) => [kind, count()]);
      return Object.fromEntries(kinds) as Record<Holding, number>;
    },
    restore: () => {
      for (const putBack of replaced.reverse()) putBack();
    },
  };
}

type Replace = <T extends object, K extends keyof T>(target: T, name: K, by: (own: T[K]) => T[K]) => void;

/** Listeners on what belongs to the page; those on our own nodes go with the nodes. */
function watchListeners(replace: Replace): () => number {
  const isOfPage = (target: unknown): boolean =>
    target === window || target === document || target === navigator.mediaDevices || target instanceof MediaQueryList;
  const ofType = new Map<string, Set<unknown>>();
  const setOf = (type: string, options: unknown): Set<unknown> => {
    const isCapture = typeof options === 'object' && options ? 'capture' in options && options.capture : options;
    const key = `${type}/${Boolean(isCapture)}`;
    const listeners = ofType.get(key) ?? new Set();
    ofType.set(key, listeners);
    return listeners;
  };
  replace(EventTarget.prototype, 'addEventListener', own => {
    return function (this: EventTarget | undefined, type, listener, options) {
      const target = this ?? window;
      if (isOfPage(target)) {
        const listeners = setOf(type, options);
        listeners.add(listener);
        const signal = typeof options === 'object' ? options.signal : undefined;
        if (signal) own.call(signal, 'abort', () => listeners.delete(listener));
      }
      own.call(target, type, listener, options);
    };
  });
  replace(EventTarget.prototype, 'removeEventListener', own => {
    return function (this: EventTarget | undefined, type, listener, options) {
      const target = this ?? window;
      if (isOfPage(target)) setOf(type, options).delete(listener);
      own.call(target, type, listener, options);
    };
  });
  return () => [...ofType.values()].reduce((sum, listeners) => sum + listeners.size, 0);
}

function watchObservers(replace: Replace): () => number {
  const watching = new Set<object>();
  const watch = (prototype: Pick<IntersectionObserver, 'observe' | 'disconnect'>): void => {
    replace(prototype, 'observe', own => {
      return function (this: IntersectionObserver, target) {
        watching.add(this);
        own.call(this, target);
      };
    });
    replace(prototype, 'disconnect', own => {
      return function (this: IntersectionObserver) {
        watching.delete(this);
        own.call(this);
      };
    });
  };
  watch(IntersectionObserver.prototype);
  watch(ResizeObserver.prototype);
  return () => watching.size;
}

function watchTimers(replace: Replace): () => number {
  const pending = new Set<unknown>();
  const start = (name: 'setTimeout' | 'setInterval', clear: 'clearTimeout' | 'clearInterval'): void => {
    const own = window[name].bind(window);
    replace(
      window,
      name,
      () =>
        ((callback: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
          const id: unknown = own(() => {
            if (name === 'setTimeout') pending.delete(id);
            callback(...given);
          }, ms);
          pending.add(id);
          return id;
        }) as typeof own,
    );
    replace(window, clear, ownClear => id => {
      pending.delete(id);
      ownClear(id);
    });
  };
  start('setTimeout', 'clearTimeout');
  start('setInterval', 'clearInterval');
  return () => pending.size;
}

function watchWorkers(replace: Replace): () => number {
  const running = new Set<Worker>();
  replace(window, 'Worker', Own => {
    return class extends Own {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        running.add(this);
      }
      override terminate(): void {
        running.delete(this);
        super.terminate();
      }
    };
  });
  return () => running.size;
}

function watchTracks(replace: Replace): () => number {
  const tracks: MediaStreamTrack[] = [];
  const { mediaDevices } = navigator;
  replace(mediaDevices, 'getUserMedia', own => async constraints => {
    const stream = await own.call(mediaDevices, constraints);
    tracks.push(...stream.getTracks());
    return stream;
  });
  return () => tracks.filter(({ readyState }) => readyState === 'live').length;
}

function watchConnections(replace: Replace): () => number {
  const open = new Set<IDBDatabase>();
  replace(IDBFactory.prototype, 'open', own => {
    return function (this: IDBFactory, ...given) {
      const request = own.apply(this, given);
      request.addEventListener('success', () => open.add(request.result));
      return request;
    };
  });
  replace(IDBDatabase.prototype, 'close', own => {
    return function (this: IDBDatabase) {
      open.delete(this);
      own.call(this);
    };
  });
  return () => open.size;
}
