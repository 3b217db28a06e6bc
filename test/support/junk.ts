import * as fc from 'fast-check';

const fail = (): never => {
  throw new TypeError('no');
};

/** Throws whatever is done with it. */
export const UNTOUCHABLE: unknown = new Proxy(
  {},
  { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail },
);

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const sparse: unknown[] = [];
sparse[9] = 'x';

const CONSTANTS = [
  Symbol('x'),
  fail,
  UNTOUCHABLE,
  revoked.proxy,
  cyclic,
  [cyclic],
  sparse,
  new Array(100_000),
  new Date(NaN),
  new Proxy([], { get: fail }),
  JSON.parse('{"__proto__":{"type":"pause"},"constructor":{"prototype":{}}}') as unknown,
  Object.create({ type: 'pause', lineId: '1' }) as unknown,
  { toString: fail, toJSON: fail, valueOf: fail, then: 5 },
  new String('boxed'),
  NaN,
  Infinity,
  -0,
  1e308,
  1.7e18,
  '',
  'x'.repeat(20_000),
  '__proto__',
  '\u0000\u202e\ud800',
] as const;

/** Makes a value. In a function, because fast-check itself could not handle what throws. */
export type Make = () => unknown;

/** A value of any type, or one that throws when it is looked at. */
export const junk: fc.Arbitrary<Make> = fc.oneof(
  fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    })
    .map(value => () => value),
  fc.constantFrom(...CONSTANTS.map(value => () => value)),
);

/** A list of such values. */
export function listOf(item: fc.Arbitrary<Make>, maxLength = 3): fc.Arbitrary<Make> {
  return fc.array(item, { maxLength }).map(items => () => items.map(make => make()));
}

/** An object of these fields, each of which is right, wrong, missing, or throws. */
export function like(fields: Readonly<Record<string, readonly unknown[]>>): fc.Arbitrary<Make> {
  const names = Object.keys(fields);
  const each = names.map(name => {
    const right = (fields[name] ?? []).map(value => () => value);
    return [name, right.length > 0 ? fc.oneof(fc.constantFrom(...right), junk) : junk] as const;
  });
  const given = fc.record(Object.fromEntries(each), { requiredKeys: [] });
  const throwing = fc.option(fc.constantFrom(...names), { nil: undefined, freq: 2 });
  return fc.tuple(given, throwing).map(([makers, thrower]) => () => {
    const value = Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make?.()]));
    return thrower === undefined ? value : Object.defineProperty(value, thrower, { enumerable: true, get: fail });
  });
}
