/** One stroke of a run. `text` is empty for strokes that only build a character, as in Alt+029. */
export interface BurstKey {
  readonly text: string;
  readonly us: string;
  readonly timeMs: number;
}

/** So many fast keys tell a scanner from a person well enough to keep them from the page's shortcuts. */
export const SURELY_FAST = 3;

export function textOf(keys: readonly BurstKey[]): string {
  return keys.map(key => key.text).join('');
}

export function usTextOf(keys: readonly BurstKey[]): string {
  return keys.map(key => key.us).join('');
}

/** What the keys say by the page's layout, and what they say by the US layout. */
export function bothTexts(keys: readonly BurstKey[]): readonly [text: string, us: string] {
  return [textOf(keys), usTextOf(keys)];
}

/** The time from each key to the next, in milliseconds. */
export function gapsOf(keys: readonly BurstKey[]): readonly number[] {
  return keys.slice(1).map((key, index) => Math.max(0, key.timeMs - (keys[index]?.timeMs ?? key.timeMs)));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Standard deviation by mean: how irregular the gaps are, whatever their length. */
export function variation(values: readonly number[]): number {
  const middle = mean(values);
  return middle === 0 ? 0 : Math.sqrt(mean(values.map(value => (value - middle) ** 2))) / middle;
}
