import { parseReading } from '../codes/index.js';
import { historyIn, placeIn, type LookupResult, type SerialPlaces } from '../domain/folding/serial-places.js';
import { lookupForm } from '../domain/model/claim.js';
import type { FlowStore, FlowSummary } from '../ports/flow-store.js';
import type { FlowParts } from './flow-parts.js';
import { findFlow } from './load-flow.js';

type LookupParts = Pick<FlowParts, 'store' | 'catalog'>;

/** Which flows of this device count or expect a serial, and what the ledger says of it. */
export async function placesOf(text: unknown, { store, catalog }: LookupParts): Promise<SerialPlaces> {
  const serial = serialIn(text, catalog);
  const [ledger = [], flows] = await Promise.all([store.ledgerOf?.(lookupForm(serial)), latestFirst(store)]);
  const states = await Promise.all(flows.map(({ flowId }) => findFlow(store, flowId)));
  return { serial, ledger, places: states.flatMap(flow => (flow && placeIn(flow.state, serial)) ?? []) };
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
