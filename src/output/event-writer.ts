import type { OutboxEntry } from '../domain/model/event-file.js';
import type { FlowState } from '../domain/model/state.js';
import { captureEventOf } from './capture-event-of.js';
import { writeEventFile } from './event-file.js';
import { readEventFormat, type EventFormat } from './event-format.js';

/**
 * Makes the function that turns a completed flow into its event and file.
 * @throws {EventFormatError} at once for a format that cannot be used, so that a mistake shows at start and not at the
 * first completion
 * @example
 * const writeEvent = createEventWriter({ fieldDelimiter: ';' });
 * const { eventId, file } = writeEvent(state, Date.now(), -new Date().getTimezoneOffset());
 */
export function createEventWriter(
  format?: EventFormat,
): (state: FlowState, finishedAtMs: number, utcOffsetMinutes: number) => OutboxEntry {
  const checked = readEventFormat(format);
  return (state, finishedAtMs, utcOffsetMinutes) => {
    const eventId = state.eventIds.at(-1) ?? state.flowId;
    const event = captureEventOf(state, eventId, finishedAtMs, utcOffsetMinutes);
    const { flowId } = state;
    return { eventId, flowId, createdAtMs: finishedAtMs, event, file: writeEventFile(event, checked), attempts: 0 };
  };
}
