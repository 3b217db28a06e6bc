import { counterpartyOf } from '../domain/rules/counterparty.js';
import type { CapturedLine, CapturedSerialRecord, CaptureEvent } from '../domain/model/capture-event.js';
import type { CapturedSerial } from '../domain/model/fact.js';
import { isVacant } from '../domain/rules/lines.js';
import { missingSerials, standingFlags, statusOf } from '../domain/rules/differences.js';
import { reasonsOfLine } from '../domain/rules/mismatches.js';
import { isFinalReceipt, restOf } from '../domain/rules/rest.js';
import type { FlowState, LineState } from '../domain/model/state.js';

/** Name and version of the published JSON Schema. */
export const CAPTURE_EVENT_SCHEMA = 'serialkit/capture-event/1';

const MINUTES_A_DAY = 24 * 60;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Minutes ahead of UTC as ISO 8601 has them, such as `+05:30`. */
function utcOffsetOf(minutes: number): string {
  if (!(Math.abs(minutes) < MINUTES_A_DAY)) throw new RangeError(`${minutes} minutes are no offset from UTC`);
  const [ahead, two] = [Math.abs(minutes), (part: number) => String(Math.floor(part)).padStart(2, '0')];
  return `${minutes < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}

function serialRecord(line: LineState, captured: CapturedSerial): CapturedSerialRecord {
  const { serial, gtin, reading, ais, warnings, expected, verification } = captured;
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
  };
}

function capturedLine(state: FlowState, line: LineState): CapturedLine {
  const { lineId, product, serialized, expectedQty, countedQty, unreadable, earlierCounts } = line;
  const reasons = reasonsOfLine(state, line);
  const rest = restOf(state, line);
  const gtin = line.serials.find(captured => captured.gtin)?.gtin ?? product.gtins[0];
  const gtins = [...new Set(product.gtins)];
  return {
    lineId,
    sku: product.sku,
    ...(gtin && { gtin }),
    ...(gtins.length > 1 && { gtins }),
    serialized,
    ...(expectedQty !== undefined && { expectedQty }),
    countedQty,
    serials: line.serials.map(captured => serialRecord(line, captured)),
    missingSerials: missingSerials(state, line),
    ...(unreadable.length > 0 && { unreadable: unreadable.map(({ unitId, reason }) => ({ unitId, reason })) }),
    ...(earlierCounts.length > 0 && { earlierCounts }),
    status: statusOf(state, line),
    ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) }),
    ...(rest && { rest }),
  };
}

/**
 * The event of a completed flow: a projection of its state, the same bytes whenever it is made again.
 * @param eventId By which receivers dedupe; the event before it in `state.eventIds` is the one that it corrects.
 * @param finishedAtMs Milliseconds since the epoch.
 * @param utcOffsetMinutes Minutes that local time is ahead of UTC.
 * @throws {RangeError} for a time or an offset that cannot be written
 * @example
 * const state = replay(await capture.device.journal(flowId));
 * const event = captureEventOf(state, eventId, finishedAtMs, 120); // two hours ahead of UTC
 */
export function captureEventOf(
  state: FlowState,
  eventId: string,
  finishedAtMs: number,
  utcOffsetMinutes: number,
): CaptureEvent {
  const { document, approval, journalHead, lastBy } = state;
  const other = counterpartyOf(document);
  const supersedes = state.eventIds.filter(id => id !== eventId).at(-1);
  return {
    schema: CAPTURE_EVENT_SCHEMA,
    eventId,
    flow: state.kind,
    documentId: document.documentId,
    refs: document.refs,
    locationId: document.locationId,
    ...(other !== undefined && { counterpartyLocationId: other }),
    ...lastBy,
    ...(document.reason !== undefined && { reason: document.reason }),
    ...(document.count && { count: { countId: document.count.countId, batchId: document.count.batchId } }),
    startedAt: iso(state.openedAtMs),
    finishedAt: iso(finishedAtMs),
    utcOffset: utcOffsetOf(utcOffsetMinutes),
    receipt: { number: state.receipt ?? 1, isFinal: isFinalReceipt(state) },
    lines: state.lines.filter(line => !isVacant(state, line)).map(line => capturedLine(state, line)),
    ...(approval?.by !== undefined && { approvedBy: approval.by }),
    ...(supersedes !== undefined && { supersedes }),
    ...(journalHead !== undefined && { journalHead }),
  };
}
