import { closedCode } from '../deciding/decide.js';
import { brokenRule } from '../deciding/decide-serial.js';
import { MAX_QUANTITY } from '../deciding/count-units.js';
import { apply } from '../folding/apply.js';
import type { Fact, FactType } from '../model/fact.js';
import type { Problem } from '../model/input-error.js';
import type { FlowState } from '../model/state.js';
import type { Refusal } from '../model/verdict.js';
import { policyOf } from '../rules/flow-policy.js';
import { isMisnamed } from '../rules/flow-name.js';
import { addedLineId, isListed, keyOn, lineOf } from '../rules/lines.js';
import { hasEnded } from '../rules/has-ended.js';
import { changesTo } from '../rules/revisions.js';
import { checkSerial } from '../rules/serial-rule.js';
import { MAX_FACTS, readFact } from './read-fact.js';
import { InputReader } from './read-input.js';
import { requiredUpTo } from './read-values.js';

/** All facts of one flow, as capture could have made them, and the state that they come to. */
export interface Journal {
  readonly flowId: string;
  readonly facts: readonly Fact[];
  readonly state: FlowState;
}

/** Facts that only a flow can have that is neither paused nor ended. */
const AT_WORK: ReadonlySet<FactType> = new Set<FactType>([
  'line-added',
  'serial-prompted',
  'product-prompted',
  'choice-prompted',
  'confirm-prompted',
  'wrong-product-prompted',
  'serial-accepted',
  'serial-confirmed',
  'unit-counted',
  'basket-changed',
  'line-restarted',
  'unreadable-counted',
  'unreadable-removed',
  'reason-given',
  'rest-given',
  'units-moved',
  'none-here',
  'none-here-undone',
  'review-started',
  'review-left',
  'flow-paused',
  'flow-completed',
]);

/**
 * Reads the journal of one flow that comes from outside: each fact by its schema, and then as a decision would be made
 * on the state before it. What follows from other facts (keys, whether a serial is listed) is worked out anew and not
 * believed. The first thing that is wrong refuses the journal, because without one of its facts the rest tells another
 * story. Never throws.
 * @param delimiter What event files are written with; a serial must not hold it
 */
export function readJournal(input: unknown, path: string, delimiter: string): Journal | Problem {
  const reader = new InputReader('export');
  try {
    return read(reader, input, path, delimiter) ?? reader.problems[0] ?? unreadable(path);
  } catch {
    return unreadable(path);
  }
}

function unreadable(path: string): Problem {
  return { code: 'unreadable', path, message: `${path} throws when it is read` };
}

/** Undefined where something is wrong, which the reader has noted. */
function read(reader: InputReader, input: unknown, path: string, delimiter: string): Journal | undefined {
  const given = reader.object(input, path);
  const flowId = requiredUpTo(1000)(reader, given['flowId'], `${path}.flowId`);
  const place = `${path}.facts`;
  const items = reader.list(given['facts'], place, MAX_FACTS);
  const keys = new Map<string, string>();
  const facts: Fact[] = [];
  let state: FlowState | undefined;
  for (const [at, item] of items.entries()) {
    const fact = readFact(reader, item, `${place}[${at}]`);
    if (reader.problems.length > 0) return undefined;
    const { code, rule = '' } = (state ? objection(state, fact, delimiter) : misbegun(fact, flowId)) ?? {};
    if (code) return reader.refuse(code, state ? `${place}[${at}]` : place, `cannot be what happened: ${code} ${rule}`);
    const own = state ? workedOut(state, fact, keys) : fact;
    facts.push(own);
    state = apply(state, own);
  }
  if (!state) reader.refuse('missing', place, 'must tell a flow from its beginning');
  return state && reader.problems.length === 0 ? { flowId, facts, state } : undefined;
}

interface Objection {
  readonly code: Refusal['code'] | 'wrong-type' | 'unknown-value' | 'duplicate';
  readonly rule?: string;
}

function misbegun(fact: Fact, flowId: string): Objection | undefined {
  if (fact.type !== 'flow-opened') return { code: 'wrong-type', rule: 'it must begin with flow-opened' };
  const isOther = fact.flowId !== flowId || isMisnamed(flowId, fact.document);
  return isOther ? { code: 'unknown-value', rule: 'it tells of another flow' } : undefined;
}

/** Why no decision in this state could have led to the fact. A fact that changes nothing is let through. */
function objection(state: FlowState, fact: Fact, delimiter: string): Objection | undefined {
  const line = 'lineId' in fact ? lineOf(state, fact.lineId) : undefined;
  const closed = AT_WORK.has(fact.type) ? closedCode(state) : undefined;
  if (closed) return { code: closed };
  switch (fact.type) {
    case 'flow-opened':
      return { code: 'duplicate' };
    case 'line-added': {
      const isNew = !line && fact.lineId === addedLineId(state, fact.product.sku);
      return isNew ? undefined : { code: 'duplicate' };
    }
    case 'serial-accepted': {
      if (!line) return { code: 'not-on-document' };
      const { captured } = fact;
      return brokenRule(state, line, captured) ?? checkSerial(captured.serial, line.product.serialRule, delimiter);
    }
    case 'unit-counted':
      if (line?.serialized) return { code: 'serial-required' };
      return line && line.countedQty + fact.delta > MAX_QUANTITY ? { code: 'over-quantity' } : undefined;
    case 'basket-changed':
      return policyOf(state.document).expects === 'basket' ? undefined : { code: 'not-a-basket' };
    case 'unreadable-counted':
      if (line && !line.serialized) return { code: 'not-serialized' };
      return line?.unreadable.some(({ unitId }) => unitId === fact.unitId) ? { code: 'duplicate' } : undefined;
    case 'flow-completed':
      return state.eventIds.includes(fact.eventId) ? { code: 'duplicate' } : undefined;
    case 'flow-resumed':
      return state.status === 'paused' ? undefined : { code: 'flow-closed' };
    case 'flow-cancelled':
      return closedCode(state) === 'flow-closed' ? { code: 'flow-closed' } : undefined;
    case 'document-revised':
    case 'revision-offered':
      return hasEnded(state.status) ? { code: 'flow-closed' } : undefined;
    case 'flow-voided':
    case 'flow-reopened':
      return state.status === 'completed' ? undefined : { code: 'unknown-value' };
    default:
      return undefined;
  }
}

/** The fact with what follows from the facts before it. */
function workedOut(state: FlowState, fact: Fact, keys: Map<string, string>): Fact {
  if (fact.type === 'serial-accepted') {
    const line = lineOf(state, fact.lineId);
    if (!line) return fact;
    const { captured } = fact;
    const key = keyOn(line, captured.serial);
    keys.set(captured.key, key);
    return { ...fact, captured: { ...captured, key, expected: isListed(state, line, captured.serial) } };
  }
  if (fact.type === 'document-revised' || fact.type === 'revision-offered')
    return { ...fact, changes: changesTo(state, fact.document, fact.products) };
  return 'key' in fact ? { ...fact, key: keys.get(fact.key) ?? fact.key } : fact;
}
