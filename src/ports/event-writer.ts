import type { FlowState } from '../domain/state.js';
import type { OutboxEntry } from './flow-store.js';

/** Writes the event file of a completed flow; the output room implements it. Times in milliseconds since the epoch. */
export type EventWriter = (state: FlowState, finishedAtMs: number, utcOffsetMinutes: number) => OutboxEntry;
