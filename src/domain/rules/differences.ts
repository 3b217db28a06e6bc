import { KeptFilter } from '../collections/kept-filter.js';
import { hasList, placesOf, strangersOf } from './announced.js';
import { exact } from './exact.js';
import { policyOf } from './flow-policy.js';
import { keyOn } from './lines.js';
import { isMovedIn, unitsThen } from './moved.js';
import type { CapturedLine } from '../model/capture-event.js';
import type { CapturedSerial } from '../model/fact.js';
import type { UnitFacts, UnitShare } from '../model/unit.js';
import { isUntracked } from './unit-facts.js';
import type { Mismatch } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';
import type { RefusalCode } from '../model/verdict.js';

/** One difference of a line: how many units make it, and which serials where they are known. */
export interface Difference {
  readonly mismatch: Exclude<Mismatch, 'moved'>;
  readonly units: number;
  readonly serials: readonly string[];
}

/** What decides the status of a line, or of a product over all batches of a count. */
export interface Tally {
  readonly countedQty: number;
  readonly expectedQty?: number | undefined;
  /** Nobody has looked for its units. */
  readonly isUncounted: boolean;
  /** The product itself was not expected. */
  readonly isUnexpected: boolean;
  readonly differs: boolean;
}

/**
 * Everything in which a line differs. The check mark, the review, the count report and every file follow from this, so
 * that none of them can contradict another. Missing and unexpected serials explain a difference first, and only the
 * rest is `over` or `under`, so that one cause needs one reason. What moved since a count began is no difference.
 * Source: docs/flows.md#what-differs.
 */
export function differencesOf(state: FlowState, line: LineState): readonly Difference[] {
  const units = unitsThen(state, line);
  const surplus = exact(units - (dueQty(state, line) ?? units));
  const missing = missingSerials(state, line);
  const lacking = missing.length && missing.length - placesOf(line).spare;
  const unexpected = spelled(strangersOf(line));
  const flagged = flaggedSerials(line);
  const found: readonly Difference[] = [
    { mismatch: 'unexpected', units: line.unexpected ? units : unexpected.length, serials: unexpected },
    { mismatch: 'over', units: surplus - unexpected.length, serials: [] },
    { mismatch: 'missing', units: lacking, serials: missing },
    { mismatch: 'under', units: isUncounted(state, line) ? 0 : -surplus - lacking, serials: [] },
    { mismatch: 'unreadable', units: line.unreadable.length, serials: [] },
    { mismatch: 'damaged', units: unitsIn(line, 'damaged'), serials: serialsIn(line, 'damaged') },
    { mismatch: 'rejected', units: unitsIn(line, 'rejected'), serials: serialsIn(line, 'rejected') },
    { mismatch: 'flagged', units: flagged.length + flaggedUnits(line), serials: flagged },
  ];
  return found.filter(({ units }) => units > 0);
}

/** What a line comes to in one word. `match` of a line that expects something is its check mark. */
export function statusOf(state: FlowState, line: LineState): CapturedLine['status'] {
  const expectedQty = dueQty(state, line);
  const countedQty = unitsThen(state, line);
  const isQuantity = expectedQty === undefined || countedQty === expectedQty;
  return statusFrom({
    ...{ countedQty, expectedQty },
    isUncounted: isUncounted(state, line),
    isUnexpected: line.unexpected,
    // Looked for only where the quantity leaves it open, because each scan asks and a line may have 100,000 serials.
    differs: isQuantity && differencesOf(state, line).length > 0,
  });
}

/**
 * The units that must be there. Undefined where the document does not say, and where it says how many may come and they
 * have not all come.
 */
export function dueQty({ document }: FlowState, { countedQty, expectedQty }: LineState): number | undefined {
  const isOpen = policyOf(document).expects === 'at-most' && countedQty < (expectedQty ?? 0);
  return isOpen ? undefined : expectedQty;
}

export function statusFrom(tally: Tally): CapturedLine['status'] {
  const { countedQty, expectedQty = countedQty, isUncounted, isUnexpected, differs } = tally;
  if (isUncounted) return 'not-counted';
  if (isUnexpected && countedQty > 0) return 'unexpected';
  if (countedQty !== expectedQty) return countedQty > expectedQty ? 'over' : 'under';
  return differs ? 'substituted' : 'match';
}

/** Has nobody looked for this line's units in a count, since it was opened or counted anew? Zero is then no result. */
export function isUncounted({ document }: FlowState, { isTouched, isNone }: LineState): boolean {
  return document.count !== undefined && !isTouched && !isNone;
}

/**
 * Expected serials of a line that are not captured and should be, in the document's order. Where more are listed than
 * units are expected, none is missing once the units are there; and of a line that nobody has looked for, nothing is,
 * nor what left since a count began.
 */
export function missingSerials(state: FlowState, line: LineState): readonly string[] {
  const isNoneDue = policyOf(state.document).expects === 'at-most' || isUncounted(state, line);
  if (isNoneDue || !line.serialized || line.serialPolicy === 'none') return [];
  const { expectedSerials = [] } = line;
  const out = new Set(line.moved.out);
  const missing = expectedSerials.filter(
    serial => state.claimed.get(keyOn(line, serial)) !== line.lineId && !out.has(serial),
  );
  return missing.length > placesOf(line).spare ? missing : [];
}

/** Serials that count although something speaks against them that no other difference tells. */
export function flaggedSerials(line: LineState): readonly string[] {
  return spelled(remarkable.of(line.serials).filter(captured => isFlagged(line, captured)));
}

/** Units without serials that count although something speaks against them. */
export function flaggedUnits(line: LineState): number {
  return line.shares.reduce((sum, share) => sum + (flagsOfShare(line, share).length > 0 ? share.quantity : 0), 0);
}

/** The flags of a share that still hold: see `standingFlags`. */
export function flagsOfShare(line: LineState, share: UnitShare): readonly RefusalCode[] {
  return (share.flags ?? []).filter(code => code !== 'untracked' || isUntracked(line, share));
}

/** How many units of a line are damaged, or rejected. */
export function unitsIn(line: LineState, condition: UnitFacts['condition']): number {
  const shares = line.shares.reduce((sum, share) => sum + (share.condition === condition ? share.quantity : 0), 0);
  const unreadable = line.unreadable.filter(unit => unit.condition === condition).length;
  return shares + unreadable + serialsIn(line, condition).length;
}

function serialsIn({ serials }: LineState, condition: UnitFacts['condition']): readonly string[] {
  return spelled(remarkable.of(serials).filter(captured => captured.condition === condition));
}

/** Serials that may be flagged or are marked, which are few. Whoever adds to a line's serials tells it. */
export const remarkable = new KeptFilter<CapturedSerial>(
  ({ flags, verification, condition }) =>
    flags.length > 0 || verification === 'disputed' || verification === 'kept' || condition !== undefined,
);

/**
 * The flags of a serial that still hold. `over-quantity` is about the line: it ends with the surplus, whichever unit is
 * taken out. That a serial is not listed ends when it has the place of a unit that the list leaves open. `not-verified`
 * ends when the host knows the serial after all.
 */
export function standingFlags(line: LineState, captured: CapturedSerial): readonly RefusalCode[] {
  const { flags, verification } = captured;
  if (flags.length === 0) return flags;
  const { countedQty, expectedQty = countedQty } = line;
  return flags.filter(code => {
    if (code === 'untracked') return isUntracked(line, captured);
    if (code === 'over-quantity') return countedQty > expectedQty;
    if (isUnlisted(code) && isMovedIn(line.moved, captured)) return false;
    if (isUnlisted(code)) return !hasList(line) || strangersOf(line).includes(captured);
    return code !== 'not-verified' || verification !== 'verified';
  });
}

const isUnlisted = (code: RefusalCode): boolean => code === 'not-on-document' || code === 'not-shipped';

const spelled = (serials: readonly CapturedSerial[]): string[] => serials.map(({ serial }) => serial);

function isFlagged(line: LineState, captured: CapturedSerial): boolean {
  const { verification } = captured;
  if (verification === 'disputed' || verification === 'kept') return true;
  // Of a unit that is unexpected, another difference tells.
  return standingFlags(line, captured).some(
    code => code !== 'over-quantity' && !(isUnlisted(code) && (line.unexpected || hasList(line))),
  );
}
