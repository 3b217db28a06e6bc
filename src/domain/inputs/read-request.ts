import type { FlowRequest } from '../model/action.js';
import { MISMATCHES } from '../model/settings.js';
import { CONDITIONS } from '../model/unit.js';
import type { Refusal } from '../model/verdict.js';
import { RESTS } from '../model/rest.js';
import { listOf, must, optional, readTyped } from './combine-readers.js';
import { InputReader, type FieldReader, type Readers } from './read-input.js';
import { MAX_READING_LENGTH } from './read-reading.js';
import { choice, day, flag, MAX_TEXT_LENGTH, plain, raw, text } from './read-values.js';

type RequestOf<T, R = FlowRequest> = R extends { type: infer U } ? (T extends U ? Omit<R, 'type'> : never) : never;

const anyText = must(raw(MAX_READING_LENGTH), '');
const words = must(plain(MAX_TEXT_LENGTH), '');
/** Which numbers are a quantity is decided by the flow. */
const number: FieldReader<number> = (reader, value, path) =>
  typeof value === 'number' ? value : (reader.refuse('wrong-type', path, 'must be a number') ?? 0);

const NONE = {};
const MARK = {
  condition: must(choice(CONDITIONS), 'good'),
  reason: plain(MAX_TEXT_LENGTH),
  lot: text,
  expiry: day,
};
const ON_LINE = { lineId: anyText };
const REQUESTS: { readonly [T in FlowRequest['type']]: Readers<RequestOf<T>> } = {
  'select-line': ON_LINE,
  'choose-line': ON_LINE,
  'restart-line': ON_LINE,
  'close-prompt': NONE,
  'confirm-prompt': NONE,
  'choose-serial': { serial: anyText },
  'count-units': { ...ON_LINE, delta: number, lot: text, expiry: day },
  'mark-unit': { ...ON_LINE, key: raw(MAX_READING_LENGTH), unitId: plain(MAX_TEXT_LENGTH), ...MARK },
  'mark-units': { ...ON_LINE, quantity: number, ...MARK },
  'add-unit': { sku: anyText },
  'remove-unit': { sku: anyText, serial: raw(MAX_READING_LENGTH) },
  'remove-serial': { ...ON_LINE, key: anyText },
  'keep-serial': { ...ON_LINE, key: anyText, reason: plain(MAX_TEXT_LENGTH) },
  recount: { lineIds: listOf(anyText) },
  'count-unreadable': { ...ON_LINE, unitId: words, reason: words },
  'remove-unreadable': { ...ON_LINE, unitId: words },
  'give-reason': { ...ON_LINE, mismatch: must(choice(MISMATCHES), 'moved'), reason: words },
  'none-here': { lineIds: optional(listOf(anyText)), undo: optional(flag(false)) },
  'give-rest': { rest: must(choice(RESTS), 'closed'), lineIds: optional(listOf(anyText)) },
  'answer-revision': { take: flag(false) },
  'receive-all': NONE,
  'start-review': NONE,
  'leave-review': NONE,
  pause: NONE,
  resume: NONE,
  cancel: NONE,
  correct: NONE,
  void: NONE,
  complete: NONE,
  'close-count': NONE,
};

/**
 * Reads what is asked of a flow: the request as a plain object of our own, or its refusal as `malformed`, with the rule
 * `wrong-` and the field's name, or `unreadable` where a field throws. Never throws.
 */
export function readRequest(given: unknown): { readonly request: FlowRequest } | { readonly refusal: Refusal } {
  const reader = new InputReader('message');
  try {
    const request = readTyped<FlowRequest>(reader, given, '', REQUESTS, NONE);
    const [problem] = reader.problems;
    return problem ? refused(`wrong-${/\w+/.exec(problem.path)?.[0] ?? 'request'}`) : { request };
  } catch {
    return refused('unreadable');
  }
}

function refused(rule: string): { readonly refusal: Refusal } {
  return { refusal: { code: 'malformed', rule } };
}
