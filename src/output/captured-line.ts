import type {
  CapturedLine,
  CapturedSerialRecord,
  ShareRecord,
  UnreadableRecord,
} from '../domain/model/capture-event.js';
import type { CapturedSerial, UnreadableUnit } from '../domain/model/fact.js';
import { hasList, strangersOf } from '../domain/rules/announced.js';
import { dueQty, flagsOfShare, missingSerials, standingFlags, statusOf, unitsIn } from '../domain/rules/differences.js';
import { reasonsOfLine } from '../domain/rules/mismatches.js';
import { isMovedIn, movedIn, movedOut } from '../domain/rules/moved.js';
import { restOf } from '../domain/rules/rest.js';
import { isSameTaker } from '../domain/rules/shares.js';
import type { FlowState, LineState } from '../domain/model/state.js';
import type { Sale } from '../domain/model/ledger-entry.js';
import type { UnitFacts, UnitShare } from '../domain/model/unit.js';

/** A time as files have it. */
export const iso = (ms: number): string => new Date(ms).toISOString();

/** A line as the event has it. */
export function capturedLine(state: FlowState, line: LineState): CapturedLine {
  const { lineId, product, serialized, countedQty, cartonId, unreadable, earlierCounts, shares } = line;
  const expectedQty = dueQty(state, line);
  const strangers = new Set(strangersOf(line));
  const isExpected = (captured: CapturedSerial) =>
    captured.expected || ((hasList(line) || isMovedIn(line.moved, captured)) && !strangers.has(captured));
  const serials = line.serials.map(captured => serialRecord(state, line, captured, isExpected(captured)));
  const reasons = reasonsOfLine(state, line);
  const rest = restOf(state, line);
  const [out, arrived] = [movedOut(state, line), movedIn(line).map(({ serial }) => serial)];
  const gtin = serials.find(captured => captured.gtin)?.gtin ?? product.gtins[0];
  const gtins = [...new Set(product.gtins)];
  const [damagedQty, rejectedQty] = [unitsIn(line, 'damaged'), unitsIn(line, 'rejected')];
  return {
    lineId,
    sku: product.sku,
    ...(gtin && { gtin }),
    ...(gtins.length > 1 && { gtins }),
    serialized,
    ...(expectedQty !== undefined && { expectedQty }),
    countedQty,
    ...(line.countedAtMs > 0 && { countedAt: iso(line.countedAtMs) }),
    ...(damagedQty > 0 && { damagedQty }),
    ...(rejectedQty > 0 && { rejectedQty }),
    ...(cartonId !== undefined && { cartonId }),
    serials,
    missingSerials: missingSerials(state, line),
    ...(out.length + arrived.length > 0 && { moved: { out, in: arrived } }),
    ...(unreadable.length > 0 && { unreadable: unreadable.map(unit => unreadableRecord(state, unit)) }),
    ...(shares.length > 0 && { shares: shares.map(share => shareRecord(state, line, share)) }),
    ...(earlierCounts.length > 0 && { earlierCounts }),
    status: statusOf(state, line),
    ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) }),
    ...(rest && { rest }),
  };
}

function serialRecord(
  state: FlowState,
  line: LineState,
  captured: CapturedSerial,
  expected: boolean,
): CapturedSerialRecord {
  const { serial, reading, symbol, warnings, verification, sale, warrantyUntil } = captured;
  const gtin = captured.gtin ?? symbol?.gtin;
  const ais = symbol?.ais ? [...symbol.ais, ...(captured.ais ?? [])] : captured.ais;
  const flags = standingFlags(line, captured);
  return {
    serial,
    ...(gtin !== undefined && { gtin }),
    at: iso(reading.atMs),
    source: reading.source,
    ...(reading.text !== serial && { raw: reading.text }),
    ...(reading.symbology && { symbology: reading.symbology }),
    ...(ais && { ais }),
    ...(warnings.length > 0 && { warnings }),
    expected,
    ...(flags.length > 0 && { flags }),
    ...(verification && { verification }),
    ...factsOf(state, captured),
    ...(sale && { sale: saleRecord(sale) }),
    ...(warrantyUntil !== undefined && { warrantyUntil }),
  };
}

function saleRecord({ receipt, atMs, locationId }: Sale): NonNullable<CapturedSerialRecord['sale']> {
  return { ...(receipt !== undefined && { receipt }), ...(atMs !== undefined && { at: iso(atMs) }), locationId };
}

function unreadableRecord(state: FlowState, unit: UnreadableUnit): UnreadableRecord {
  const { unitId, reason, conditionReason, atMs } = unit;
  const { reason: _, ...facts } = factsOf(state, unit);
  return {
    unitId,
    reason,
    ...facts,
    ...(conditionReason !== undefined && { conditionReason }),
    at: iso(atMs),
  };
}

function shareRecord(state: FlowState, line: LineState, share: UnitShare): ShareRecord {
  const { quantity, gtin, atMs } = share;
  const flags = flagsOfShare(line, share);
  return {
    quantity,
    ...(gtin !== undefined && { gtin }),
    ...(flags.length > 0 && { flags }),
    ...factsOf(state, share),
    at: iso(atMs),
  };
}

/** Where nobody is named, it was who completed the flow. */
function factsOf({ openedBy, lastBy }: FlowState, unit: UnitFacts): UnitFacts {
  const { condition, reason, lot, expiry, cartonId, by = openedBy } = unit;
  return {
    ...(condition && { condition }),
    ...(reason !== undefined && { reason }),
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
    ...(cartonId !== undefined && { cartonId }),
    ...(!isSameTaker(by, lastBy) && { by }),
  };
}
