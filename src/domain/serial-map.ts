const BUCKETS = 1024;

/** FNV-1a over UTF-16 code units: enough to spread keys over buckets. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

/**
 * An immutable map from serial key to line id. A change copies one bucket, not the map, so that a flow with 100,000 serials
 * costs as little a scan as one with ten.
 */
export class SerialMap {
  static readonly empty = new SerialMap([], 0);

  readonly #buckets: readonly (ReadonlyMap<string, string> | undefined)[];
  readonly size: number;

  private constructor(buckets: readonly (ReadonlyMap<string, string> | undefined)[], size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  get(key: string): string | undefined {
    return this.#buckets[bucketOf(key)]?.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  with(key: string, lineId: string): SerialMap {
    const at = bucketOf(key);
    const grown = this.has(key) ? 0 : 1;
    return this.#replace(at, new Map(this.#buckets[at]).set(key, lineId), grown);
  }

  without(key: string): SerialMap {
    if (!this.has(key)) return this;
    const at = bucketOf(key);
    const bucket = new Map(this.#buckets[at]);
    bucket.delete(key);
    return this.#replace(at, bucket, -1);
  }

  *entries(): IterableIterator<[key: string, lineId: string]> {
    for (const bucket of this.#buckets) if (bucket) yield* bucket;
  }

  #replace(at: number, bucket: ReadonlyMap<string, string>, grown: number): SerialMap {
    const buckets = Array.from({ length: BUCKETS }, (_, i) => (i === at ? bucket : this.#buckets[i]));
    return new SerialMap(buckets, this.size + grown);
  }
}
