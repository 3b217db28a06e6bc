import { SerialMap, type FrozenMap } from '../collections/serial-map.js';
import type { FlowState, LineState } from '../model/state.js';

/**
 * Raise it when `apply` makes something else of the same facts, or the form changes: what an older version has frozen
 * is then not thawed.
 */
const MEANING = 4;

/** All fields, as the compiler sees to: a new one makes another shape, and older states are not thawed. */
const STATE_FIELDS: Readonly<Record<keyof FlowState, true>> = {
  flowId: true,
  kind: true,
  document: true,
  settings: true,
  status: true,
  seq: true,
  openedAtMs: true,
  updatedAtMs: true,
  countedUnits: true,
  lastBy: true,
  lines: true,
  claimed: true,
  linesByLookup: true,
  countedTags: true,
  added: true,
  posted: true,
  withdrawn: true,
  unverified: true,
  disputed: true,
  prompt: true,
  held: true,
  waiting: true,
  eventIds: true,
  approval: true,
  isCountClosed: true,
};
const LINE_FIELDS: Readonly<Record<keyof LineState, true>> = {
  lineId: true,
  product: true,
  serialized: true,
  expectedQty: true,
  expectedSerials: true,
  serialPolicy: true,
  cartonId: true,
  unexpected: true,
  countedQty: true,
  serials: true,
  unreadable: true,
  earlierCounts: true,
  reasons: true,
};
const LINE_LISTS = ['serials', 'expectedSerials'] as const;
const SHAPE = [MEANING, ...Object.keys(STATE_FIELDS), ...Object.keys(LINE_FIELDS)].join(' ');

/**
 * A state as plain data that is quick to take up again: what a first screen needs is read at once, the rest when
 * somebody first asks for it. Generic over the state's fields, as long as each is JSON or a `SerialMap` of the state
 * itself.
 */
export interface FrozenState {
  /** Of which shape it is; another one is not thawed, and the journal is replayed instead. */
  readonly shape: string;
  /** The state as JSON, without what follows. */
  readonly head: string;
  /** The lines as JSON, without their lists of serials. */
  readonly lines: string;
  /**
   * A row a line: its list as JSON, empty where it has none. One text for all, because that is what a database reads
   * fastest.
   */
  readonly serials: string;
  readonly expectedSerials: string;
  /** The document's lines as JSON. */
  readonly documentLines: string;
  readonly maps: Readonly<Record<string, FrozenMap>>;
}

/** Texts of parts that were frozen before: parts of a state never change. */
const texts = new WeakMap<object, string>();
/** Getters of lists that nobody has asked for yet -> the list's text. */
const asleep = new WeakMap<() => unknown, (part: object) => string>();

export function freeze(state: FlowState): FrozenState {
  const { document, lines } = state;
  const maps = Object.entries(state).filter(isMapField);
  const aside = [...maps.map(([name]) => name), 'lines'] as (keyof FlowState)[];
  return {
    shape: SHAPE,
    head: JSON.stringify({ ...without(state, aside, []), document: without(document, ['lines'], []) }),
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
 * Adds lists that are read when they are first asked for. One getter for all parts, so that 10,000 lines keep one
 * shape; and a new field each, because putting a getter in place of a value costs twice as much.
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

/** The list as JSON, without waking it; empty where there is none. */
function listText<Name extends string>(part: { readonly [field in Name]?: object }, name: Name): string {
  const getter = Object.getOwnPropertyDescriptor(part, name)?.get;
  return (getter && asleep.get(getter)?.(part)) ?? (part[name] ? textOf(part[name]) : '');
}

/**
 * A copy with nothing in place of some fields, which are not even looked at: they may be asleep. `left` keeps their
 * places in JSON.
 */
function without<T extends object>(part: T, names: readonly (keyof T)[], left?: readonly []): object {
  const keys = Object.keys(part) as (keyof T)[];
  return Object.fromEntries(keys.map(key => [key, names.includes(key) ? left : part[key]]));
}

function textOf(part: object, content = (): object => part): string {
  const text = texts.get(part) ?? JSON.stringify(content());
  texts.set(part, text);
  return text;
}

/**
 * By what it can do, not by its class: a store may be of another copy of the SDK than the session that made the map.
 */
function isMapField(field: [string, unknown]): field is [string, SerialMap<unknown>] {
  return (field[1] as Partial<SerialMap> | null | undefined)?.freeze !== undefined;
}
