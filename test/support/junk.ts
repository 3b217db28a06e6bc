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

/** A value of any type, or one that throws when it is looked at. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  fc.constantFrom(...CONSTANTS),
);

/** An object of these fields, each of which is right, wrong, missing, or throws. */
export function like(fields: Readonly<Record<string, readonly unknown[]>>): fc.Arbitrary<unknown> {
  const each = Object.entries(fields).map(
    ([name, right]) => [name, fc.oneof(fc.constantFrom(...right), junk)] as const,
  );
  const given = fc.record(Object.fromEntries(each), { requiredKeys: [] });
  const throwing = fc
    .tuple(given, fc.constantFrom(...Object.keys(fields)))
    .map(([value, name]) => Object.defineProperty({ ...value }, name, { enumerable: true, get: fail }));
  return fc.oneof({ weight: 4, arbitrary: given }, { weight: 1, arbitrary: throwing });
}
