/**
 * The items in chunks of this size; the last may be shorter. A chunk in which no item has changed stays the same array
 * as in `before`, so that nobody needs to look into it.
 */
export function chunksOf<T>(
  items: readonly T[],
  size: number,
  before: readonly (readonly T[])[],
): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => {
    const start = at * size;
    const end = Math.min(start + size, items.length);
    const known = before[at];
    const isSame = known?.length === end - start && known.every((item, place) => item === items[start + place]);
    return isSame ? known : items.slice(start, end);
  });
}
