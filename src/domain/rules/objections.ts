import type { Evidence } from '../model/action.js';
import type { HeldSerial } from '../model/fact.js';
import { hasList, hasOpenPlace } from './announced.js';
import { isBlind } from './blind.js';
import { exact } from './exact.js';
import { policyAction, policyOf, type FlowPolicy } from './flow-policy.js';
import { historyOf, ofUnit } from './ledger.js';
import { isListed, keyOn } from './lines.js';
import { isFull } from './prompts.js';
import { factsOn, isUntracked } from './unit-facts.js';
import type { Doubt } from '../model/doubt.js';
import type { LedgerEntry, Sale } from '../model/ledger-entry.js';
import type { PolicyCode } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';
import type { UnitFacts } from '../model/unit.js';
import type { Elsewhere, PolicyAction, RefusalCode } from '../model/verdict.js';

/**
 * What is known for less is from this day of the store. What is older, another device may have changed since: a unit
 * that came in on one till is sent back on another.
 */
const FRESH_MS = 86_400_000;

/** Something that speaks against a unit, and what policy does about it. */
export interface Objection {
  readonly code: PolicyCode;
  readonly action: PolicyAction;
  readonly elsewhere?: Elsewhere;
  readonly sale?: Sale;
  /** With `doubtful`: the first doubt that nobody's word was enough for. */
  readonly rule?: Doubt;
}

/**
 * Everything that speaks against this serial on this line and that policy decides about. The hard rules (format,
 * duplicates in the flow) are checked before.
 */
export function objectionsTo(
  state: FlowState,
  line: LineState,
  held: HeldSerial,
  evidence: Evidence,
): readonly Objection[] {
  return [
    ...claimedElsewhere(state, line, held, evidence),
    ...unlisted(state, line, held),
    ...misplaced(state, line, held, evidence),
    ...tooMany(state, line, 1),
    ...ofDetails(state, line, factsOn(line, held), held.reading.atMs),
    ...(evidence.verification === 'unknown' ? [unverified(state, line, held)] : []),
  ];
}

/** Would `units` more be over the expected quantity and its tolerance? */
export function tooMany(state: FlowState, line: LineState, units: number): readonly Objection[] {
  // A basket has as many units as are put into it.
  if (policyOf(state.document).expects === 'basket') return [];
  const tolerance = state.settings.overTolerance[state.kind] ?? 0;
  const limit = line.expectedQty === undefined ? Infinity : line.expectedQty + tolerance;
  return exact(line.countedQty + units) > exact(limit) ? [objection(state, 'over-quantity')] : [];
}

/** Was the unit's last day before the day of the reading, by UTC? Is a detail not known that its product tracks? */
export function ofDetails(
  state: FlowState,
  line: LineState,
  facts: Pick<UnitFacts, 'lot' | 'expiry'>,
  atMs: number,
): readonly Objection[] {
  const isOver = facts.expiry !== undefined && facts.expiry < new Date(atMs).toISOString().slice(0, 10);
  return [
    ...(isOver ? [objection(state, 'expired')] : []),
    ...(isUntracked(line, facts) ? [objection(state, 'untracked')] : []),
  ];
}

/** Is the line so full that policy blocks every further unit? */
export function isBlocked(state: FlowState, line: LineState): boolean {
  return isFull(line) && tooMany(state, line, 1).some(({ action }) => action === 'block');
}

/** @param otherwise What is done in place of the table's default, where no setting says what */
function objection(state: FlowState, code: PolicyCode, otherwise?: PolicyAction): Objection {
  const action = policyAction(state.document, state.settings, code);
  return { code, action: isSet(state, code) ? action : (otherwise ?? action) };
}

function claimedElsewhere(
  state: FlowState,
  line: LineState,
  held: HeldSerial,
  { claims }: Evidence,
): readonly Objection[] {
  const key = keyOn(line, held.serial);
  const elsewhere = Object.hasOwn(claims, key) ? claims[key] : undefined;
  return elsewhere ? [{ ...objection(state, 'duplicate-elsewhere'), elsewhere }] : [];
}

function unlisted(state: FlowState, line: LineState, { serial }: HeldSerial): readonly Objection[] {
  if (!hasList(line) || isListed(state, line, serial) || hasOpenPlace(line)) return [];
  const found = objection(state, policyOf(state.document).unlisted);
  // An advisory list is a hint of the host: a serial that is not on it is flagged, never blocked.
  return [line.serialPolicy === 'advisory' ? { ...found, action: 'flag' } : found];
}

function isSet({ document, settings }: FlowState, code: PolicyCode): boolean {
  return settings.policies[document.flow]?.[code] !== undefined;
}

const OF_LEDGER = ['already-in-stock', 'not-in-stock', 'already-sold', 'not-sold'] as const;

/** Does what the ledger says against a serial give way once the host knows it? */
export function yieldsToHost(state: FlowState, code: RefusalCode): boolean {
  return OF_LEDGER.some(said => said === code && !isSet(state, said));
}

/**
 * The host does not know a serial. That the document lists it is the host's word as well, so it is taken and told. In a
 * blind count all are, because the difference would tell what is listed.
 */
function unverified(state: FlowState, line: LineState, { serial }: HeldSerial): Objection {
  const isFlagged = isBlind(state) || isListed(state, line, serial);
  return objection(state, 'not-verified', isFlagged ? 'flag' : undefined);
}

/**
 * What the ledger says against the serial. It says nothing against one that this flow's own completion has moved and
 * that its correction captures again. The host overrules it. So does a list where all of it is old, and otherwise the
 * associate is asked: meanwhile another device may have moved the unit. What is taken so is told.
 */
function misplaced(
  state: FlowState,
  line: LineState,
  { serial, reading }: HeldSerial,
  { ledger, verification }: Evidence,
): readonly Objection[] {
  const { stock } = policyOf(state.document);
  const key = keyOn(line, serial);
  if (stock === 'unchecked' || state.withdrawn.has(key)) return [];
  const known = ofUnit(ledger, line, serial);
  const complaint = complaintOf(stock, known, state.document.locationId);
  if (!complaint) return [];
  const { code, against } = complaint;
  const isOld = against.every(({ atMs = reading.atMs }) => reading.atMs - atMs >= FRESH_MS);
  const isVouched = verification === 'known' || (isOld && isListed(state, line, serial));
  // Where the ledger does not know the serial at all, nothing speaks against whoever stands for it.
  if (against.length === 0 && isVouched) return [];
  const { sale } = historyOf(against);
  return [{ ...objection(state, code, isVouched ? 'flag' : isOld ? 'confirm' : undefined), ...(sale && { sale }) }];
}

interface Complaint {
  readonly code: PolicyCode;
  /** The entries that speak against the serial; none where the ledger should know it and does not. */
  readonly against: readonly LedgerEntry[];
}

/** What the ledger says against a serial of which this is known, in a kind that wants it so. */
function complaintOf(
  stock: FlowPolicy['stock'],
  known: readonly LedgerEntry[],
  locationId: string,
): Complaint | undefined {
  const inStock = known.filter(entry => entry.status === 'in-stock' && entry.locationId === locationId);
  const sold = known.filter(({ status }) => status === 'sold');
  if (stock === 'out' && inStock.length > 0) return undefined;
  if (stock === 'out') {
    return sold.length > 0 ? { code: 'already-sold', against: sold } : { code: 'not-in-stock', against: known };
  }
  if (inStock.length > 0) return { code: 'already-in-stock', against: inStock };
  const isDue = stock === 'in' || sold.some(entry => entry.locationId === locationId);
  return isDue ? undefined : { code: 'not-sold', against: known };
}
