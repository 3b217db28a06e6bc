import { plainJson } from './plain-json.js';
const BUCKETS = 1024;

/** A bucket of entries. One that was frozen is JSON until somebody asks for it. */
type Bucket<V> = ReadonlyMap<string, V> | string | undefined;

const frozenBuckets = new WeakMap<ReadonlyMap<string, unknown>, string>();

/** FNV-1a over UTF-16 code units: enough to spread keys over buckets. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

/**
 * An immutable map from serial key to line id (or another value); hosts get it as it is, so its values are frozen when
 * they are given. A change copies one bucket, not the map, so that a scan costs as little in a flow with 100,000
 * serials as in one with ten.
 */
export class SerialMap<V = string> {
  static readonly empty: SerialMap<never> = new SerialMap<never>([], 0);

  readonly #buckets: Bucket<V>[];
  readonly size: number;

  private constructor(buckets: Bucket<V>[], size: number) {
    this.#buckets = buckets;
    this.size = size;
    Object.freeze(this);
  }

  /**
   * The map that `freeze` gave. A large map takes no longer than a small one, because a bucket is parsed when it is
   * first needed.
   */
  static thaw<V>({ size, buckets }: FrozenMap): SerialMap<V> {
    const texts = buckets ? buckets.split('\n') : [];
    return new SerialMap<V>(
      texts.map(text => text || undefined),
      size,
    );
  }

  get(key: string): V | undefined {
    return Object.freeze(bucketWith(this.#buckets, key)?.get(key));
  }

  has(key: string): boolean {
    return bucketWith(this.#buckets, key)?.has(key) ?? false;
  }

  with(key: string, value: V): SerialMap<V> {
    return this.edit().set(key, value).done();
  }

  without(key: string): SerialMap<V> {
    return this.has(key) ? this.edit().delete(key).done() : this;
  }

  /** Begins many changes, which together copy each bucket that they touch only once. */
  edit(): SerialMapEdit<V> {
    return new BucketEdit(this.#buckets, this.size, (buckets, size) => new SerialMap(buckets, size));
  }

  *entries(): IterableIterator<[key: string, value: V]> {
    for (const at of this.#buckets.keys())
      for (const [key, value] of bucketAt(this.#buckets, at) ?? []) yield [key, Object.freeze(value)];
  }

  /** As plain data. A bucket that has not changed since it was last frozen costs nothing. Values must be JSON. */
  freeze(): FrozenMap {
    return { size: this.size, buckets: this.size > 0 ? this.#buckets.map(frozen).join('\n') : '' };
  }

  [Symbol.iterator](): IterableIterator<[key: string, value: V]> {
    return this.entries();
  }

  toJSON(): [key: string, value: V][] {
    return [...this.entries()];
  }
}

/** A map as plain data. */
export interface FrozenMap {
  readonly size: number;
  /**
   * One line for each bucket, as JSON; an empty bucket is an empty line, and an empty map an empty text. All buckets
   * are one text, because a database reads that fastest.
   */
  readonly buckets: string;
}

/** The bucket that may have the key. A frozen bucket without the key's text is not parsed, and undefined comes back. */
function bucketWith<V>(buckets: Bucket<V>[], key: string): ReadonlyMap<string, V> | undefined {
  const at = bucketOf(key);
  const bucket = buckets[at];
  return typeof bucket === 'string' && !mayHold(bucket, key) ? undefined : bucketAt(buckets, at);
}

/**
 * May a frozen bucket have the key? False only where it certainly does not, because the text may also be part of a
 * value.
 */
function mayHold(frozenBucket: string, key: string): boolean {
  return frozenBucket.includes(`[${JSON.stringify(key)},`);
}

/** The bucket, thawed in its place if it is frozen: the map is the same before and after. */
function bucketAt<V>(buckets: Bucket<V>[], at: number): ReadonlyMap<string, V> | undefined {
  const bucket = buckets[at];
  if (typeof bucket !== 'string') return bucket;
  const thawed = new Map(JSON.parse(bucket) as [string, V][]);
  frozenBuckets.set(thawed, bucket);
  buckets[at] = thawed;
  return thawed;
}

function frozen(bucket: Bucket<unknown>): string {
  if (typeof bucket === 'string') return bucket;
  if (!bucket || bucket.size === 0) return '';
  const known = frozenBuckets.get(bucket) ?? plainJson([...bucket]);
  frozenBuckets.set(bucket, known);
  return known;
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
  readonly #buckets: Bucket<V>[];
  readonly #own = new Map<number, Map<string, V>>();
  readonly #finish: (buckets: Bucket<V>[], size: number) => SerialMap<V>;
  #size: number;

  constructor(buckets: Bucket<V>[], size: number, finish: (buckets: Bucket<V>[], size: number) => SerialMap<V>) {
    this.#buckets = buckets.length === 0 ? new Array<undefined>(BUCKETS).fill(undefined) : buckets.slice();
    this.#size = size;
    this.#finish = finish;
  }

  get(key: string): V | undefined {
    return bucketWith(this.#buckets, key)?.get(key);
  }

  set(key: string, value: V): this {
    const at = bucketOf(key);
    const known = this.#buckets[at];
    if (typeof known === 'string' && !mayHold(known, key)) {
      // The entry is added at the end of the JSON without parsing it: after a thaw, most scanned serials are new.
      this.#buckets[at] = `${known.slice(0, -1)},${plainJson([key, value])}]`;
      this.#size += 1;
      return this;
    }
    const bucket = this.#ownBucket(at);
    this.#size += bucket.has(key) ? 0 : 1;
    bucket.set(key, value);
    return this;
  }

  delete(key: string): this {
    if (bucketWith(this.#buckets, key) && this.#ownBucket(bucketOf(key)).delete(key)) this.#size -= 1;
    return this;
  }

  done(): SerialMap<V> {
    return this.#finish(this.#buckets, this.#size);
  }

  #ownBucket(at: number): Map<string, V> {
    const own = this.#own.get(at) ?? new Map(bucketAt(this.#buckets, at));
    this.#own.set(at, own);
    this.#buckets[at] = own;
    return own;
  }
}
