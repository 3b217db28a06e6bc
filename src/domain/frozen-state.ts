import { SerialMap, type FrozenMap } from './serial-map.js';
import type { FlowState, LineState } from './state.js';

/** Raise it when `apply` makes something else of the same facts: what an older version has frozen is then not thawed. */
const MEANING = 1;

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
  folds: true,
  added: true,
  settled: true,
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
const SHAPE = [MEANING, ...Object.keys(STATE_FIELDS), ...Object.keys(LINE_FIELDS)].join(' ');

/**
 * A state as plain data that is quick to take up again: what a first screen needs is read at once, the rest when somebody first asks for it.
 * Generic over the state's fields, as long as each is JSON or a `SerialMap` of the state itself.
 */
export interface FrozenState {
  /** Of which shape it is; another one is not thawed, and the journal is replayed instead. */
  readonly shape: string;
  /** The state as JSON, without what follows. */
  readonly head: string;
  /** The lines as JSON, without their serials. */
  readonly lines: string;
  /** The serials of each line as JSON; '' where it has none. */
  readonly serials: readonly string[];
  /** The document's lines as JSON. */
  readonly documentLines: string;
  readonly maps: Readonly<Record<string, FrozenMap>>;
}

/** Texts of parts that were frozen before: parts of a state never change. */
const texts = new WeakMap<object, string>();
/** Parts that were thawed, and what of them nobody has asked for yet. */
const asleep = new WeakMap<object, string>();

export function freeze(state: FlowState): FrozenState {
  const { document, lines } = state;
  const maps = Object.entries(state).filter(isMapField);
  const aside = Object.fromEntries<unknown>([...maps.map(([name]) => [name, null] as const), ['lines', []]]);
  return {
    shape: SHAPE,
    head: JSON.stringify({ ...state, ...aside, document: without(document, 'lines') }),
    lines: `[${lines.map(line => textOf(line, () => without(line, 'serials'))).join(',')}]`,
    serials: lines.map(line => asleep.get(line) ?? (line.serials.length > 0 ? textOf(line.serials) : '')),
    documentLines: asleep.get(document) ?? textOf(document.lines),
    maps: Object.fromEntries(maps.map(([name, map]) => [name, map.freeze()])),
  };
}

/** Exactly the state that was frozen; undefined where it is of another shape. */
export function thaw(frozen: FrozenState): FlowState | undefined {
  if (frozen.shape !== SHAPE) return undefined;
  const head = JSON.parse(frozen.head) as FlowState;
  const lines = JSON.parse(frozen.lines) as readonly LineState[];
  const maps = Object.entries(frozen.maps).map(([name, map]) => [name, SerialMap.thaw(map)] as const);
  lines.forEach((line, place) => wakeLater(line, 'serials', frozen.serials[place]));
  wakeLater(head.document, 'lines', frozen.documentLines);
  return { ...head, lines, ...Object.fromEntries(maps) };
}

/** Puts the value in its place when it is first asked for. */
function wakeLater(part: object, name: string, text: string | undefined): void {
  if (!text) return;
  const place = { configurable: true, enumerable: true };
  asleep.set(part, text);
  Object.defineProperty(part, name, {
    ...place,
    get: () => {
      const value = JSON.parse(text) as object;
      asleep.delete(part);
      texts.set(value, text);
      Object.defineProperty(part, name, { ...place, value, writable: true });
      return value;
    },
  });
}

/** A copy with an empty list in place of one field, which is not even looked at: it may be asleep. */
function without<T extends object>(part: T, name: keyof T): object {
  const keys = Object.keys(part) as (keyof T)[];
  return Object.fromEntries(keys.map(key => [key, key === name ? [] : part[key]]));
}

function textOf(part: object, content = (): object => part): string {
  const text = texts.get(part) ?? JSON.stringify(content());
  texts.set(part, text);
  return text;
}

function isMapField(field: [string, unknown]): field is [string, SerialMap<unknown>] {
  return field[1] instanceof SerialMap;
}
