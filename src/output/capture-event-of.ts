import { counterpartyOf } from '../domain/rules/counterparty.js';
import type { CaptureEvent } from '../domain/model/capture-event.js';
import { isTold } from '../domain/rules/count-mode.js';
import { isFinalReceipt } from '../domain/rules/rest.js';
import type { FlowState } from '../domain/model/state.js';
import { cartonRecords } from './carton-records.js';
import { capturedLine, iso } from './captured-line.js';

/** Name and version of the published JSON Schema. */
export const CAPTURE_EVENT_SCHEMA = 'serialkit/capture-event/1';

const MINUTES_A_DAY = 24 * 60;

/** Minutes ahead of UTC as ISO 8601 has them, such as `+05:30`. */
function utcOffsetOf(minutes: number): string {
  if (!(Math.abs(minutes) < MINUTES_A_DAY)) throw new RangeError(`${minutes} minutes are no offset from UTC`);
  const [ahead, two] = [Math.abs(minutes), (part: number) => String(Math.floor(part)).padStart(2, '0')];
  return `${minutes < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}

/**
 * The event of a completed flow: a projection of its state, the same bytes whenever it is made again.
 * @param eventId By which receivers dedupe; the event before it in `state.eventIds` is the one that it corrects.
 * @param finishedAtMs Milliseconds since the epoch; a time before the last fact is taken for that of the last fact.
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
  const lines = state.lines.filter(line => isTold(state, line));
  const cartons = cartonRecords(lines);
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
    // Somebody may have set the clock back since the last unit was captured.
    finishedAt: iso(Math.max(finishedAtMs, state.latestAtMs)),
    utcOffset: utcOffsetOf(utcOffsetMinutes),
    receipt: { number: state.receipt ?? 1, isFinal: isFinalReceipt(state) },
    lines: lines.map(line => capturedLine(state, line)),
    ...(cartons.length > 0 && { cartons }),
    ...(document.problems && { problems: document.problems }),
    ...(approval?.by !== undefined && { approvedBy: approval.by }),
    ...(supersedes !== undefined && { supersedes }),
    ...(journalHead !== undefined && { journalHead }),
  };
}
