import { isBlind } from './blind.js';
import { policyOf } from './flow-policy.js';
import { keyOn, lineIndexOf } from './lines.js';
import type { LineMismatch } from '../model/line-mismatch.js';
import type { Mismatch } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';

/** Are more units counted than are expected and tolerated? */
export function isOver(state: FlowState, { expectedQty, countedQty }: LineState): boolean {
  return expectedQty !== undefined && countedQty > expectedQty + (state.settings.overTolerance[state.kind] ?? 0);
}

/** The units that are missing; 0 where the tolerance allows as many. */
function unitsUnder(state: FlowState, { expectedQty, countedQty }: LineState): number {
  const under = expectedQty === undefined ? 0 : expectedQty - countedQty;
  return under > (state.settings.underTolerance[state.kind] ?? 0) ? under : 0;
}

/** Expected serials of a line that are not captured, in the document's order. */
export function missingSerials(state: FlowState, line: LineState): readonly string[] {
  if (!line.serialized || line.serialPolicy === 'none') return [];
  return (line.expectedSerials ?? []).filter(serial => state.claimed.get(keyOn(line, serial)) !== line.lineId);
}

/** Captured serials that are not on the line's list; on an unexpected line, all of them. */
function unexpectedSerials({ serials, expectedSerials, serialPolicy, unexpected }: LineState): readonly string[] {
  if (!unexpected && (!expectedSerials || serialPolicy === 'none')) return [];
  return serials.filter(({ expected }) => !expected).map(({ serial }) => serial);
}

/** Is the line fully and correctly scanned? It then has its check mark. Source: docs/flows.md#required. */
export function isLineDone(state: FlowState, line: LineState): boolean {
  if (line.unexpected || line.expectedQty === undefined || line.countedQty !== line.expectedQty) return false;
  if (line.unreadable.length > 0) return false;
  return missingSerials(state, line).length === 0 && unexpectedSerials(line).length === 0;
}

/**
 * The mismatches of one line. Missing and unexpected serials explain a difference first, and only the rest is `over` or
 * `under`, so that one cause needs one reason. `moved` is there only where nothing else is.
 */
export function mismatchesOfLine(state: FlowState, line: LineState): readonly LineMismatch[] {
  const { countedQty, expectedQty = countedQty } = line;
  const missing = missingSerials(state, line);
  const unexpected = unexpectedSerials(line);
  const over = isOver(state, line) ? countedQty - expectedQty : 0;
  const found: (readonly [Mismatch, number, readonly string[]])[] = [
    ['unexpected', line.unexpected ? countedQty : unexpected.length, unexpected],
    ['over', over - unexpected.length, []],
    ['missing', missing.length, missing],
    ['under', unitsUnder(state, line) - missing.length, []],
    ['unreadable', line.unreadable.length, []],
  ];
  const differing = found.filter(([, units]) => units > 0);
  const { reasonPerLine } = policyOf(state.document);
  if (differing.length === 0 && countedQty > 0 && reasonPerLine) differing.push(['moved', countedQty, []]);
  return differing.map(([mismatch, units, serials]) => {
    const reason = reasonOf(state, line, mismatch);
    return { lineId: line.lineId, mismatch, units, serials, ...(reason !== undefined && { reason }) };
  });
}

/**
 * Everything that review lists, in the order of the lines. Nothing for a blind count: it would tell what is expected.
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
  const { requireReasons, reasonCodes } = state.settings;
  if (!requireReasons) return [];
  return mismatchesOf(state).filter(
    ({ mismatch, reason }) =>
      reason === undefined && reasonCodes.some(known => !known.for || known.for.includes(mismatch)),
  );
}

/** May this reason be given for the mismatch? Without reason codes in the settings any short text may. */
export function isReasonFor({ settings: { reasonCodes } }: FlowState, mismatch: Mismatch, reason: string): boolean {
  if (reasonCodes.length === 0) return reason.length > 0 && reason.length <= 200;
  return reasonCodes.some(known => known.code === reason && (!known.for || known.for.includes(mismatch)));
}

function reasonOf(state: FlowState, line: LineState, mismatch: Mismatch): string | undefined {
  const { lines, reason } = state.document;
  const byDocument =
    mismatch === 'moved' ? (lines[lineIndexOf(state, line.lineId) ?? -1]?.reason ?? reason) : undefined;
  const [unreadable] = mismatch === 'unreadable' ? line.unreadable : [];
  return line.reasons[mismatch] ?? unreadable?.reason ?? byDocument;
}
