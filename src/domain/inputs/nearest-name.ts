/** The known name that is most likely meant: the same except for case, or for at most one letter in four. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const given = name.toLowerCase();
  return known.find(other => isNear(given, other.toLowerCase(), other.length >> 2));
}

/** Can one name be made into the other by adding, dropping or changing at most `edits` letters? */
function isNear(given: string, other: string, edits: number): boolean {
  if (given === other) return true;
  let at = 0;
  while (given[at] === other[at]) at++;
  const [here, there] = [given.slice(at), other.slice(at)];
  return (
    edits > 0 &&
    [
      [here.slice(1), there],
      [here, there.slice(1)],
      [here.slice(1), there.slice(1)],
    ].some(([one = '', two = '']) => isNear(one, two, edits - 1))
  );
}
