/** How many rows must say the same of one place, and how many times as often as anything else. */
const [NEEDED, LEAD] = [2, 2];

/** Counts what the rows of a symbol say of each of its places. */
export class Tally {
  readonly #places = new Map<string, Map<number, number>>();

  /** @param weight what the row counts */
  add(place: string, value: number, weight = 1): void {
    const values = this.#places.get(place) ?? new Map<number, number>();
    this.#places.set(place, values.set(value, (values.get(value) ?? 0) + weight));
  }

  /** What enough rows say of a place, and more than twice as many as say anything else. */
  winner(place: string): number | undefined {
    const [first, second] = [...(this.#places.get(place) ?? [])].sort(([, a], [, b]) => b - a);
    return first && first[1] >= NEEDED && first[1] > LEAD * (second?.[1] ?? 0) ? first[0] : undefined;
  }
}
