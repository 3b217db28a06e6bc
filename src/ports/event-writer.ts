import type { FlowState } from '../domain/model/state.js';
import type { Fact } from '../domain/model/fact.js';
import type { FactGroup } from '../domain/model/fact-group.js';
import type { EventFile, OutboxEntry } from './flow-store.js';

/** Writes the event file of a completed flow; the output room implements it. Times in milliseconds since the epoch. */
export type EventWriter = (state: FlowState, finishedAtMs: number, utcOffsetMinutes: number) => OutboxEntry;

/** Writes the journal of a flow as a file; the output room implements it. `groups`: the same facts with their chain. */
export type AuditWriter = (
  journal: readonly Fact[],
  format: 'csv' | 'json',
  groups?: readonly FactGroup[],
) => EventFile;
