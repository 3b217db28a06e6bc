import { parseReading } from '../codes/index.js';
import {
  historyIn,
  mayHaveUnits,
  placeIn,
  type LookupResult,
  type SerialPlace,
  type SerialPlaces,
} from '../domain/folding/serial-places.js';
import { lookupForm } from '../domain/model/claim.js';
import type { FlowStore, FlowSummary } from '../ports/flow-store.js';
import type { FlowParts } from './flow-parts.js';
import { findFlow } from './load-flow.js';

type LookupParts = Pick<FlowParts, 'store' | 'catalog'>;

/** Which flows of this device count or expect a serial, and what the ledger says of it. */
export async function placesOf(text: unknown, { store, catalog }: LookupParts): Promise<SerialPlaces> {
  const serial = serialIn(text, catalog);
  const ledger = (await store.ledgerOf?.(lookupForm(serial))) ?? [];
  const places: SerialPlace[] = [];
  // One after the other: each may be long, a device keeps many, and scans go on meanwhile.
  for (const { flowId } of (await latestFirst(store)).filter(mayHaveUnits)) {
    const flow = await findFlow(store, flowId);
    const place = flow && placeIn(flow.state, serial);
    if (place) places.push(place);
  }
  return { serial, ledger, places };
}

/** The same, with the facts about the serial. One journal is read after the other, because each may be long. */
export async function lookUp(text: unknown, parts: LookupParts): Promise<LookupResult> {
  const places = await placesOf(text, parts);
  const history: LookupResult['history'][number][] = [];
  for (const flow of await latestFirst(parts.store)) {
    const facts = historyIn(await parts.store.journal(flow.flowId), places.serial);
    if (facts.length > 0) history.push({ flow, facts });
  }
  return { ...places, history };
}

async function latestFirst(store: FlowStore): Promise<readonly FlowSummary[]> {
  return [...(await store.flows())].sort((a, b) => b.updatedAtMs - a.updatedAtMs);
}

/** The serial that a label names, or else the whole text. */
function serialIn(text: unknown, catalog: FlowParts['catalog']): string {
  if (typeof text !== 'string') return '';
  const isProduct = (identifier: string): boolean => catalog.find(identifier) !== undefined;
  const reading = { id: '', text, source: 'manual', atMs: 0 } as const;
  const parsed = parseReading(reading, { expects: 'serial', isProduct });
  return (parsed.ok && parsed.code.serial) || text.trim();
}
