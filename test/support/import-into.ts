import { createEventWriter } from '../../src/output/index.js';
import type { FlowStore, ImportReport } from '../../src/ports/flow-store.js';
import { importFlows } from '../../src/session/import-flows.js';
import { SETTINGS } from './sample-flow.js';

const CLOCK = { now: () => 77, utcOffsetMinutes: () => 60, newId: () => crypto.randomUUID() };

/** Takes an export in, as a session on this store does at the time 77. */
export function importInto(store: FlowStore, input: unknown): Promise<ImportReport> {
  return importFlows(input, { store, clock: CLOCK, settings: SETTINGS, writeEvent: createEventWriter() });
}
