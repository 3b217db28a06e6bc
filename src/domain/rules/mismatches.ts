import { isBlind } from './blind.js';
import { differencesOf, dueQty, statusOf } from './differences.js';
import { policyOf } from './flow-policy.js';
import { lineIndexOf } from './lines.js';
import { isLack, restOf } from './rest.js';
import { isTolerated } from './tolerance.js';
import type { LineMismatch } from '../model/line-mismatch.js';
import type { Mismatch, ReasonCode } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';

/** Mismatches of single units, beside which the others of a line still move. */
const OF_UNITS: readonly Mismatch[] = ['damaged', 'rejected', 'flagged'];

/** Is the line fully and correctly scanned? It then has its check mark. Source: docs/flows.md#required. */
export function isLineDone(state: FlowState, line: LineState): boolean {
  return dueQty(state, line) !== undefined && statusOf(state, line) === 'match';
}

/** What differs on one line, with the reasons given so far; what is tolerated is among it. */
export function differencesOfLine(state: FlowState, line: LineState): readonly LineMismatch[] {
  return differencesOf(state, line).map(difference => withReason(state, line, difference));
}

/**
 * The mismatches of one line: its differences, without those that the settings tolerate, and without the units that
 * are still to come. `moved` is there only where nothing but flagged, damaged or rejected units is, because every other
 * mismatch has a reason of its own.
 */
export function mismatchesOfLine(state: FlowState, line: LineState): readonly LineMismatch[] {
  const { countedQty: units } = line;
  const differing = differencesOfLine(state, line).filter(({ mismatch }) => !isTolerated(state, line, mismatch));
  const isToCome = differing.some(({ mismatch }) => isLack(mismatch)) && restOf(state, line) === 'follows';
  const found = isToCome ? differing.filter(({ mismatch }) => !isLack(mismatch)) : differing;
  const isMoved = units > 0 && policyOf(state.document).reasonPerLine;
  if (!isMoved || found.some(({ mismatch }) => !OF_UNITS.includes(mismatch))) return found;
  return [...found, withReason(state, line, { mismatch: 'moved', units, serials: [] })];
}

/**
 * The mismatches of all lines, in their order. Nothing for a blind count: it would tell what is expected.
 * @example
 * for (const { lineId, mismatch, units } of mismatchesOf(state)) showMismatch(lineId, mismatch, units);
 */
export function mismatchesOf(state: FlowState): readonly LineMismatch[] {
  return isBlind(state) ? [] : state.lines.flatMap(line => mismatchesOfLine(state, line));
}

/**
 * The mismatches that want a reason before completion: those for which the settings have one to choose.
 * @example
 * for (const { lineId, mismatch } of reasonsMissing(state)) {
 *   const reason = await askReason(lineId, mismatch);
 *   await capture.request({ type: 'give-reason', lineId, mismatch, reason });
 * }
 */
export function reasonsMissing(state: FlowState): readonly LineMismatch[] {
  if (!state.settings.requireReasons) return [];
  return mismatchesOf(state).filter(
    ({ mismatch, reason }) => reason === undefined && reasonCodesFor(state, mismatch).length > 0,
  );
}

/**
 * The reason codes that are offered for a mismatch. One without `for` is for all but `flagged`: the associate's yes, or
 * the store's own policy, has answered that already.
 */
export function reasonCodesFor({ settings }: FlowState, mismatch: Mismatch): readonly ReasonCode[] {
  return settings.reasonCodes.filter(known => (known.for ? known.for.includes(mismatch) : mismatch !== 'flagged'));
}

/** May this reason be given for the mismatch? Without reason codes in the settings any short text may. */
export function isReasonFor(state: FlowState, mismatch: Mismatch, reason: string): boolean {
  if (state.settings.reasonCodes.length === 0) return reason.length > 0 && reason.length <= 200;
  return reasonCodesFor(state, mismatch).some(({ code }) => code === reason);
}

/**
 * The reasons of a line, by mismatch. Only what still differs has one: the reason for a unit that has turned up since
 * would be false. Where units have several for one mismatch, each unit has its own, and the line none. In returns and
 * adjustments the reason for which the line's units move is always among them.
 */
export function reasonsOfLine(state: FlowState, line: LineState): readonly (readonly [Mismatch, string])[] {
  const differing = differencesOf(state, line).map(({ mismatch }): Mismatch => mismatch);
  const named = policyOf(state.document).reasonPerLine ? [...differing, 'moved' as const] : differing;
  return named.flatMap(mismatch => {
    const reason = reasonOf(state, line, mismatch);
    const isOneOfSeveral = line.reasons[mismatch] === undefined && reasonsOfUnits(line, mismatch).length > 1;
    return reason === undefined || isOneOfSeveral ? [] : [[mismatch, reason] as const];
  });
}

/**
 * Would a reason for this mismatch be written? In a blind count any is taken, because a refusal would tell what is
 * expected.
 */
export function mayHaveReason(state: FlowState, line: LineState, mismatch: Mismatch): boolean {
  if (isBlind(state)) return true;
  if (mismatch === 'moved') return policyOf(state.document).reasonPerLine;
  return differencesOf(state, line).some(found => found.mismatch === mismatch);
}

function withReason(state: FlowState, line: LineState, found: Omit<LineMismatch, 'lineId' | 'reason'>): LineMismatch {
  const reason = reasonOf(state, line, found.mismatch);
  return { lineId: line.lineId, ...found, ...(reason !== undefined && { reason }) };
}

function reasonOf(state: FlowState, line: LineState, mismatch: Mismatch): string | undefined {
  const { lines, reason } = state.document;
  const byDocument =
    mismatch === 'moved' ? (lines[lineIndexOf(state, line.lineId) ?? -1]?.reason ?? reason) : undefined;
  return line.reasons[mismatch] ?? reasonsOfUnits(line, mismatch)[0] ?? byDocument;
}

/**
 * The reasons that were given unit by unit: all of them for units that differ, for moved ones only if none lacks its
 * own.
 */
export function reasonsOfUnits(line: LineState, mismatch: Mismatch): readonly string[] {
  const { serials, unreadable, shares } = line;
  if (mismatch === 'unreadable') return [...new Set(unreadable.map(({ reason }) => reason))];
  if (mismatch !== 'damaged' && mismatch !== 'rejected' && mismatch !== 'moved') return [];
  const condition = mismatch === 'moved' ? undefined : mismatch;
  const units = [
    ...serials,
    ...unreadable.map(({ conditionReason: reason, ...unit }) => ({ ...unit, reason })),
    ...shares,
  ].filter(unit => unit.condition === condition);
  const reasons = [...new Set(units.flatMap(({ reason }) => reason ?? []))];
  return mismatch === 'moved' && units.some(({ reason }) => reason === undefined) ? [] : reasons;
}
