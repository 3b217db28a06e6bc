import type { CaptureEvent } from '../domain/capture-event.js';
import type { FlowState } from '../domain/state.js';
import { captureEventOf } from './capture-event-of.js';
import { writeEventFile, type EventFile } from './event-file.js';
import { readEventFormat, type EventFormat } from './event-format.js';

/** What waits in the outbox; the shape is the ports' `OutboxEntry`, before any attempt. */
export interface WrittenEvent {
  readonly eventId: string;
  readonly flowId: string;
  readonly createdAtMs: number;
  readonly event: CaptureEvent;
  readonly file: EventFile;
  readonly attempts: number;
}

/**
 * Makes the function that turns a completed flow into its event and file.
 * @throws {EventFormatError} at once for a format that cannot be used, so that a mistake shows at start and not at the first completion
 */
export function createEventWriter(
  format?: EventFormat,
): (state: FlowState, finishedAtMs: number, utcOffsetMinutes: number) => WrittenEvent {
  const checked = readEventFormat(format);
  return (state, finishedAtMs, utcOffsetMinutes) => {
    const eventId = state.eventIds.at(-1) ?? state.flowId;
    const event = captureEventOf(state, eventId, finishedAtMs, utcOffsetMinutes);
    const { flowId } = state;
    return { eventId, flowId, createdAtMs: finishedAtMs, event, file: writeEventFile(event, checked), attempts: 0 };
  };
}
