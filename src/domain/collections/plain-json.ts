const PLAIN: readonly unknown[] = [Array.prototype, Object.prototype];

/**
 * JSON of plain data, whatever the page has done to it: libraries such as prototype.js give every array and object a
 * `toJSON` of their own, which turns lists into texts.
 */
export function plainJson(value: unknown, space?: number): string {
  return JSON.stringify(value, 'toJSON' in [] ? member : undefined, space);
}

/** A list or a plain object as it is; of others, what their own `toJSON` has made. */
function member(this: Readonly<Record<string, unknown>>, name: string, made: unknown): unknown {
  const value = this[name];
  const isPlain = typeof value === 'object' && value !== null && PLAIN.includes(Object.getPrototypeOf(value));
  return isPlain ? value : made;
}
