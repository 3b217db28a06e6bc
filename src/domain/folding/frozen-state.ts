import { SerialMap, type FrozenMap } from '../collections/serial-map.js';
import type { FlowState, LineState } from '../model/state.js';
import { plainJson } from '../collections/plain-json.js';

/**
 * Raise this number when `apply` makes another state of the same facts, or when the frozen form changes. States that an
 * older version has frozen are then not thawed.
 */
const MEANING = 10;

/**
 * All fields of a state; the compiler refuses an incomplete list. A new field makes another shape, so that older states
 * are not thawed.
 */
const STATE_FIELDS: Readonly<Record<keyof FlowState, true>> = {
  flowId: true,
  kind: true,
  document: true,
  settings: true,
  status: true,
  seq: true,
  openedAtMs: true,
  updatedAtMs: true,
  latestAtMs: true,
  countedUnits: true,
  openedBy: true,
  lastBy: true,
  lines: true,
  claimed: true,
  linesByLookup: true,
  countedTags: true,
  added: true,
  posted: true,
  withdrawn: true,
  remarked: true,
  unverified: true,
  disputed: true,
  prompt: true,
  held: true,
  waiting: true,
  workedBy: true,
  productScan: true,
  eventIds: true,
  approval: true,
  journalHead: true,
  isCountClosed: true,
  receipt: true,
  revision: true,
};
const LINE_FIELDS: Readonly<Record<keyof LineState, true>> = {
  lineId: true,
  product: true,
  serialized: true,
  expectedQty: true,
  inBasket: true,
  expectedSerials: true,
  serialPolicy: true,
  cartonId: true,
  unexpected: true,
  isTouched: true,
  isNone: true,
  countedAtMs: true,
  moved: true,
  countedQty: true,
  serials: true,
  unreadable: true,
  shares: true,
  earlierCounts: true,
  reasons: true,
  receivedBefore: true,
  rest: true,
};
const LINE_LISTS = ['serials', 'expectedSerials'] as const;
const SHAPE = [MEANING, ...Object.keys(STATE_FIELDS), ...Object.keys(LINE_FIELDS)].join(' ');

/**
 * A state as plain data that is quick to take up again: what the first screen needs is parsed at once, the rest when it
 * is first asked for. It works for any fields of the state, as long as each is JSON or, at the top level, a
 * `SerialMap`.
 */
export interface FrozenState {
  /** The shape that it was frozen in. A state of another shape is not thawed; the journal is replayed instead. */
  readonly shape: string;
  /** The state as JSON, without what the fields below have. */
  readonly head: string;
  /** The lines as JSON, without their lists of serials. */
  readonly lines: string;
  /**
   * One row for each line: its list as JSON, empty where it has none. All rows are one text, because a database reads
   * that fastest.
   */
  readonly serials: string;
  readonly expectedSerials: string;
  /** The document's lines as JSON. */
  readonly documentLines: string;
  readonly maps: Readonly<Record<string, FrozenMap>>;
}

/** JSON of parts that were frozen before. It can be used again, because parts of a state never change. */
const texts = new WeakMap<object, string>();
/** Getters of lists that nobody has asked for yet -> the function that gives the list's JSON for a part. */
const asleep = new WeakMap<() => unknown, (part: object) => string>();

export function freeze(state: FlowState): FrozenState {
  const { document, lines } = state;
  const maps = Object.entries(state).filter(isMapField);
  const aside = [...maps.map(([name]) => name), 'lines'] as (keyof FlowState)[];
  return {
    shape: SHAPE,
    head: plainJson({ ...without(state, aside, []), document: without(document, ['lines'], []) }),
    lines: `[${lines.map(line => textOf(line, () => without(line, LINE_LISTS))).join(',')}]`,
    serials: lines.map(line => listText(line, 'serials')).join('\n'),
    expectedSerials: lines.map(line => listText(line, 'expectedSerials')).join('\n'),
    documentLines: listText(document, 'lines'),
    maps: Object.fromEntries(maps.map(([name, map]) => [name, map.freeze()])),
  };
}

/** Exactly the state that was frozen; undefined where it is of another shape. */
export function thaw(frozen: FrozenState): FlowState | undefined {
  if (frozen.shape !== SHAPE) return undefined;
  const head = JSON.parse(frozen.head) as FlowState;
  const lines = JSON.parse(frozen.lines) as readonly LineState[];
  const maps = Object.entries(frozen.maps).map(([name, map]) => [name, SerialMap.thaw(map)] as const);
  sleep(
    lines,
    LINE_LISTS.map(name => [name, frozen[name]]),
  );
  sleep([head.document], [['lines', frozen.documentLines]]);
  return { ...head, lines, ...Object.fromEntries(maps) };
}

/**
 * Adds lists that are parsed when they are first asked for. All parts share one getter, so that the engine keeps 10,000
 * lines in one object shape. Each getter is a new field, because putting a getter in place of a value costs twice as
 * much.
 */
function sleep(parts: readonly object[], lists: readonly (readonly [name: string, text: string])[]): void {
  const field = { configurable: true, enumerable: true };
  let places: ReadonlyMap<object, number> | undefined;
  for (const [name, text] of lists) {
    const rows = text.split('\n');
    const rowOf = (part: object): string => {
      places ??= new Map(parts.map((known, place) => [known, place]));
      return rows[places.get(part) ?? -1] ?? '';
    };
    const get = function (this: object): unknown {
      const row = rowOf(this);
      const value = JSON.parse(row) as object;
      texts.set(value, row);
      Object.defineProperty(this, name, { ...field, value, writable: true });
      return value;
    };
    asleep.set(get, rowOf);
    const lazy = { ...field, get };
    for (const [place, part] of parts.entries()) if (rows[place]) Object.defineProperty(part, name, lazy);
  }
}

/** The list as JSON, without parsing it; empty where there is none. */
function listText<Name extends string>(part: { readonly [field in Name]?: object }, name: Name): string {
  const getter = Object.getOwnPropertyDescriptor(part, name)?.get;
  return (getter && asleep.get(getter)?.(part)) ?? (part[name] ? textOf(part[name]) : '');
}

/**
 * A copy with `left` in place of the named fields: an empty list keeps a field's place in the JSON, undefined leaves it
 * out. The fields are not read, because a list that nobody has asked for would be parsed.
 */
function without<T extends object>(part: T, names: readonly (keyof T)[], left?: readonly []): object {
  const keys = Object.keys(part) as (keyof T)[];
  return Object.fromEntries(keys.map(key => [key, names.includes(key) ? left : part[key]]));
}

function textOf(part: object, content = (): object => part): string {
  const text = texts.get(part) ?? plainJson(content());
  texts.set(part, text);
  return text;
}

/**
 * A map is recognised by its method `freeze` and not by its class, because the store may come from another copy of the
 * SDK than the session that made the map.
 */
function isMapField(field: [string, unknown]): field is [string, SerialMap<unknown>] {
  return (field[1] as Partial<SerialMap> | null | undefined)?.freeze !== undefined;
}
