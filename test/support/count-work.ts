/** How far one call of a built-in looked: characters of `text` that it read, given what it answered. */
type Reach = (text: string, args: readonly unknown[], answer: unknown) => number;

const numberOr = (value: unknown, other: number): number => (typeof value === 'number' ? value : other);

/** A search reads up to what it found, or to the end. */
const searched: Reach = (text, [, from], at) =>
  (at === -1 ? text.length : numberOr(at, 0)) - Math.min(numberOr(from, 0), text.length);
const whole: Reach = text => text.length;
const STRING_REACH: Readonly<Record<string, Reach>> = {
  indexOf: searched,
  includes: whole,
  split: whole,
  trim: whole,
  replaceAll: whole,
  toUpperCase: whole,
  slice: (_text, _args, answer) => String(answer).length,
};

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Puts something around a built-in method until the returned function is called. */
function around(owner: object, name: string, wrap: (method: Method) => Method): () => void {
  const before = Reflect.getOwnPropertyDescriptor(owner, name);
  if (typeof before?.value !== 'function') throw new Error(`${name} is no method`);
  Object.defineProperty(owner, name, { ...before, value: wrap(before.value as Method) });
  return () => Object.defineProperty(owner, name, before);
}

/**
 * Counts the characters that a piece of work reads through the built-ins of strings and regular expressions. Going back
 * within one regular expression is not seen: `bench/codes.mjs` shows that.
 */
export function countWork(work: () => unknown): number {
  let count = 0;
  const undo = Object.entries(STRING_REACH).map(([name, reach]) =>
    around(
      String.prototype,
      name,
      method =>
        function (this: unknown, ...args) {
          const answer: unknown = Reflect.apply(method, this, args);
          count += reach(String(this), args, answer);
          return answer;
        },
    ),
  );
  undo.push(
    around(
      RegExp.prototype,
      'exec',
      method =>
        function (this: unknown, ...args) {
          const { lastIndex, global, sticky } = this as RegExp;
          const from = global || sticky ? lastIndex : 0;
          const match = Reflect.apply(method, this, args) as RegExpExecArray | null;
          count += (match ? match.index + match[0].length : String(args[0]).length) - from;
          return match;
        },
    ),
  );
  try {
    work();
  } finally {
    for (const restore of undo) restore();
  }
  return count;
}
