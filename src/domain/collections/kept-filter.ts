/**
 * The items of a list that are wanted, found once and then kept up while the list grows at its end: who asks at each
 * scan must not look through 100,000 serials each time. Lists must not change in place but by `grew`.
 */
export class KeptFilter<T> {
  readonly #isWanted: (item: T) => boolean;
  readonly #kept = new WeakMap<readonly T[], readonly T[]>();

  constructor(isWanted: (item: T) => boolean) {
    this.#isWanted = isWanted;
  }

  of(list: readonly T[]): readonly T[] {
    const kept = this.#kept.get(list) ?? list.filter(this.#isWanted);
    this.#kept.set(list, kept);
    return kept;
  }

  /** To be told when `list` has become what `before` was, with more items at its end. */
  grew(before: readonly T[], list: readonly T[]): void {
    const kept = this.#kept.get(before);
    if (!kept) return;
    const more = list.slice(before.length).filter(this.#isWanted);
    this.#kept.set(list, more.length > 0 ? [...kept, ...more] : kept);
  }
}
