import { Draft, NOTHING_CAPTURED } from './draft.js';
import type { Fact } from '../model/fact.js';
import { openedLines, scannedLine } from './new-line.js';
import { revised } from './revise.js';
import { touchedLine } from './touched-line.js';
import { whoOf as takerIn } from './draft-units.js';
import { KEEP_DAYS, type Settings } from '../model/settings.js';
import type { FlowState } from '../model/state.js';

/** State after one more fact. Throws like `replayFrom`. */
export function apply(state: FlowState | undefined, fact: Fact): FlowState {
  return replayFrom(state, [fact]);
}

/**
 * The state that the facts of a whole journal come to. Throws an Error where the journal does not begin with
 * `flow-opened`.
 * @example
 * const facts = await capture.device.journal(flowId);
 * const { status, countedUnits } = replay(facts);
 */
export function replay(journal: readonly Fact[]): FlowState {
  return replayFrom(undefined, journal);
}

/**
 * The state after facts that follow those of `state`. Throws an Error where a journal has no `flow-opened`: it stands
 * first, or later where the first one was lost and the document was opened again.
 */
export function replayFrom(state: FlowState | undefined, facts: readonly Fact[]): FlowState {
  const first = state ? undefined : facts.find(({ type }) => type === 'flow-opened');
  let draft = new Draft(state ?? opened(first));
  for (const fact of facts) {
    if (fact === first) continue;
    fold(draft, fact);
    if (fact.type === 'document-revised') draft = new Draft(revised(draft.done(), fact.document, fact.products));
    const touched = touchedLine(fact);
    if (touched !== undefined) draft.touch(touched, fact.atMs);
  }
  return draft.done();
}

/** Defaults of the settings that journals of the first version do not have. */
const SINCE_0_1: Partial<Settings> = {
  underTolerance: {},
  approvals: {},
  keepDays: KEEP_DAYS,
  partialReceipts: {},
  revisions: 'merge',
};

function opened(fact: Fact | undefined): FlowState {
  if (fact?.type !== 'flow-opened') throw new Error('A journal begins with the fact flow-opened');
  const { flowId, products, atMs, receipt } = fact;
  const settings = { ...SINCE_0_1, ...fact.settings };
  // The index of a flow's lines is found by its document object, so each flow gets a copy of its own.
  const document = { ...fact.document };
  return {
    flowId,
    kind: document.flow,
    document,
    settings,
    status: 'capturing',
    seq: 1,
    openedAtMs: atMs,
    updatedAtMs: atMs,
    latestAtMs: atMs,
    openedBy: takerIn(fact),
    lastBy: whoOf(fact),
    lines: openedLines(document, products, settings),
    ...NOTHING_CAPTURED,
    eventIds: [],
    ...(receipt !== undefined && { receipt }),
  };
}

/** Adds one fact. A fact about a line that does not exist changes nothing, so that no journal can break the replay. */
function fold(draft: Draft, fact: Fact): void {
  if (fact.type === 'user-erased') return draft.forgetNames(whoOf(fact));
  const { seq, latestAtMs } = draft.state;
  const updatedAtMs = fact.atMs;
  draft.set({ seq: seq + 1, updatedAtMs, latestAtMs: Math.max(latestAtMs, updatedAtMs), lastBy: whoOf(fact) });
  switch (fact.type) {
    case 'flow-opened':
    case 'reading-refused':
    case 'serial-confirmed':
    case 'facts-restored':
    case 'facts-tampered':
      return;
    case 'line-added':
      return draft.addLine(scannedLine(fact.lineId, fact.product, fact.unexpected, draft.state));
    case 'serial-prompted':
      if (fact.reading) draft.noteScan(fact.reading, fact.symbol);
      return draft.openPrompt(fact.prompt, fact.held);
    case 'product-prompted':
    case 'choice-prompted':
    case 'confirm-prompted':
    case 'wrong-product-prompted':
      return draft.openPrompt(fact.prompt, fact.held);
    case 'prompt-closed':
      return draft.closePrompt();
    case 'serial-accepted':
      return draft.accept(fact);
    case 'serial-removed':
      return draft.free(fact.lineId, fact.key);
    case 'unit-counted':
      return draft.count(fact);
    case 'basket-changed':
      return draft.putInBasket(fact.lineId, fact.delta);
    case 'line-restarted':
      return draft.restart(fact.lineId);
    case 'recount-started':
      return draft.recount(fact.lineId);
    case 'units-moved':
      return draft.noteMoves(fact);
    case 'none-here':
    case 'none-here-undone':
      return draft.sayNone(fact);
    case 'unreadable-counted':
      return draft.countUnreadable(fact);
    case 'unreadable-removed':
      return draft.removeUnreadable(fact.lineId, fact.unitId);
    case 'unit-marked':
      return draft.markUnit(fact);
    case 'units-marked':
      return draft.markUnits(fact);
    case 'serial-rechecked':
      return draft.judge(fact.lineId, fact.key, fact.isKnown ? 'verified' : 'disputed');
    case 'serial-kept':
      return draft.judge(fact.lineId, fact.key, 'kept');
    case 'rest-given':
      return draft.giveRest(fact.lineIds, fact.rest);
    case 'reason-given':
      return draft.giveReason(fact.lineId, fact.mismatch, fact.reason);
    case 'review-started':
      return draft.set({ status: 'review' });
    case 'review-left':
    case 'flow-resumed':
      return draft.set({ status: 'capturing' });
    case 'flow-paused':
      return draft.set({ status: 'paused' });
    case 'flow-cancelled':
      return draft.set({ status: 'cancelled' });
    case 'document-revised':
      return draft.set({ revision: { changes: fact.changes } });
    case 'revision-offered': {
      const { document, products, changes } = fact;
      return draft.set({ revision: { changes, offered: { document, products } } });
    }
    case 'revision-answered':
      return draft.answerRevision();
    case 'flow-voided':
      return draft.set({ status: 'voided' });
    case 'flow-completed':
      return draft.complete(fact);
    case 'count-closed':
      return draft.set({ isCountClosed: true });
    case 'flow-reopened':
      return draft.reopen();
  }
}

function whoOf({ deviceId, userId }: Fact): FlowState['lastBy'] {
  return { deviceId, ...(userId !== undefined && { userId }) };
}
