const BUCKETS = 1024;

type Buckets<V> = readonly (ReadonlyMap<string, V> | undefined)[];

/** FNV-1a over UTF-16 code units: enough to spread keys over buckets. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

/**
 * An immutable map from serial key to line id (or another value). A change copies one bucket, not the map, so that a flow with
 * 100,000 serials costs as little a scan as one with ten.
 */
export class SerialMap<V = string> {
  static readonly empty: SerialMap<never> = new SerialMap<never>([], 0);

  readonly #buckets: Buckets<V>;
  readonly size: number;

  private constructor(buckets: Buckets<V>, size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  get(key: string): V | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return this.#buckets[bucketOf(key)]?.has(key) ?? false;
  }

  with(key: string, value: V): SerialMap<V> {
    return this.edit().set(key, value).done();
  }

  without(key: string): SerialMap<V> {
    return this.has(key) ? this.edit().delete(key).done() : this;
  }

  /** Many changes at the price of one copy of each bucket that they touch. */
  edit(): SerialMapEdit<V> {
    return new BucketEdit(this.#buckets, this.size, (buckets, size) => new SerialMap(buckets, size));
  }

  *entries(): IterableIterator<[key: string, value: V]> {
    for (const bucket of this.#buckets) if (bucket) yield* bucket;
  }

  [Symbol.iterator](): IterableIterator<[key: string, value: V]> {
    return this.entries();
  }

  toJSON(): [key: string, value: V][] {
    return [...this.entries()];
  }
}

/** Changes under way on a copy; the map that they began with stays as it is. */
export interface SerialMapEdit<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): this;
  delete(key: string): this;
  /** The edit must not be used after this: its buckets now belong to the map. */
  done(): SerialMap<V>;
}

class BucketEdit<V> implements SerialMapEdit<V> {
  readonly #buckets: (ReadonlyMap<string, V> | undefined)[];
  readonly #own = new Map<number, Map<string, V>>();
  readonly #finish: (buckets: Buckets<V>, size: number) => SerialMap<V>;
  #size: number;

  constructor(buckets: Buckets<V>, size: number, finish: (buckets: Buckets<V>, size: number) => SerialMap<V>) {
    this.#buckets = buckets.length === 0 ? new Array<undefined>(BUCKETS).fill(undefined) : buckets.slice();
    this.#size = size;
    this.#finish = finish;
  }

  get(key: string): V | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  set(key: string, value: V): this {
    const bucket = this.#ownBucket(bucketOf(key));
    this.#size += bucket.has(key) ? 0 : 1;
    bucket.set(key, value);
    return this;
  }

  delete(key: string): this {
    if (this.#ownBucket(bucketOf(key)).delete(key)) this.#size -= 1;
    return this;
  }

  done(): SerialMap<V> {
    return this.#finish(this.#buckets, this.#size);
  }

  #ownBucket(at: number): Map<string, V> {
    const own = this.#own.get(at) ?? new Map(this.#buckets[at]);
    this.#own.set(at, own);
    this.#buckets[at] = own;
    return own;
  }
}
