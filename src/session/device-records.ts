import { flatten } from '../chain/chain.js';
import { closedCounts } from '../domain/folding/closed-counts.js';
import type { CountReport } from '../domain/rules/count-report.js';
import { isWaiting, type DeliveryRefusal, type EventFile, type OutboxEntry } from '../domain/model/event-file.js';
import { readDeliveryRefusal } from '../domain/inputs/read-delivery-refusal.js';
import type { Fact } from '../domain/model/fact.js';
import type { ChainedFacts } from '../domain/model/fact-group.js';
import { hasEnded } from '../domain/rules/has-ended.js';
import { InputError, type Problem } from '../domain/model/input-error.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { LookupResult, SerialPlaces } from '../domain/folding/serial-places.js';
import type { CaptureDevice } from '../ports/capture-device.js';
import type { ErasedFlow } from '../ports/erasure.js';
import type { AuditWriter } from '../ports/event-writer.js';
import type { FlowSummary, ImportReport, StoreExport } from '../ports/flow-store.js';
import { countReportOf } from './count-report-of.js';
import type { DeviceMemory } from './device-memory.js';
import type { FlowParts } from './flow-parts.js';
import type { ImportParts } from './import-flows.js';
import { lookUp, placesOf } from './look-up.js';
import type { OutboxNews } from './outbox-news.js';
import { readLedger } from './read-ledger.js';

export interface DeviceParts extends ImportParts, Pick<FlowParts, 'catalog'> {
  readonly writeAudit: AuditWriter;
  readonly news: OutboxNews;
  /** Told of whatever the host hands in that cannot be used. */
  readonly tell: (problem: Problem) => void;
  /** Called when an event file is in the outbox. */
  readonly flushOutbox: () => void;
  /** Called when the facts of any flow may have changed. */
  readonly catchUp: () => void;
}

/** What this device keeps, as the store tells it. */
export class DeviceRecords implements CaptureDevice {
  readonly #parts: DeviceParts;
  readonly #memory: DeviceMemory;

  constructor(parts: DeviceParts, memory: DeviceMemory) {
    this.#parts = parts;
    this.#memory = memory;
  }

  flows(): Promise<readonly FlowSummary[]> {
    return this.#parts.store.flows();
  }

  async journal(flowId: string): Promise<readonly Fact[]> {
    return typeof flowId === 'string' ? this.#parts.store.journal(flowId) : [];
  }

  async chainedFacts(flowId: string, from = 0): Promise<ChainedFacts> {
    const groups = typeof flowId === 'string' && (await this.#parts.store.factGroups?.(flowId, from));
    return groups ? flatten(flowId, groups) : { flowId, facts: (await this.journal(flowId)).slice(from), chain: [] };
  }

  async exportAudit(flowId: string, format: 'csv' | 'json' = 'csv'): Promise<EventFile> {
    const { store, writeAudit } = this.#parts;
    const groups = await store.factGroups?.(flowId);
    const journal = groups ? groups.flatMap(({ facts }) => facts) : await this.journal(flowId);
    return writeAudit(journal, format === 'json' ? format : 'csv', groups);
  }

  countReport(countId: string): Promise<CountReport> {
    return countReportOf(countId, this.#parts.store);
  }

  placesOf(text: string): Promise<SerialPlaces> {
    return placesOf(text, this.#parts);
  }

  lookUp(text: string): Promise<LookupResult> {
    return lookUp(text, this.#parts);
  }

  seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number> {
    const { store, catalog, tell } = this.#parts;
    return store.seedLedger(readLedger(entries, catalog, tell));
  }

  outbox(): Promise<readonly OutboxEntry[]> {
    return this.#parts.store.outbox();
  }

  async acknowledge(eventId: string): Promise<void> {
    const { store, clock, news } = this.#parts;
    if (typeof eventId !== 'string' || !(await store.event(eventId))) throw new Error(NO_EVENT_FILE);
    await store.acknowledge(eventId, clock.now());
    news.tell(await store.event(eventId));
  }

  async refuse(eventId: string, given: Pick<DeliveryRefusal, 'code' | 'message'>): Promise<void> {
    const { store, clock, news } = this.#parts;
    const refusal = { ...readDeliveryRefusal(given), atMs: clock.now() };
    const entry = typeof eventId === 'string' ? await store.event(eventId) : undefined;
    if (!entry || !isWaiting(entry)) throw new Error(NO_EVENT_FILE);
    if (!store.refuse) return notOffered();
    await store.refuse(eventId, refusal);
    news.tell({ ...entry, refusal });
  }

  async sendAgain(eventId: string): Promise<void> {
    const { store, flushOutbox } = this.#parts;
    const entry = typeof eventId === 'string' ? await store.event(eventId) : undefined;
    if (!entry || !isWaiting(entry)) throw new Error(NO_EVENT_FILE);
    await store.refuse?.(eventId, undefined);
    flushOutbox();
  }

  observeOutbox(listener: (entry: OutboxEntry) => void): () => void {
    return this.#parts.news.observe(listener);
  }

  async erase(what: { readonly flowId: string } | { readonly userId: string }): Promise<void> {
    const { flowId, userId } = Object(what) as { readonly flowId?: unknown; readonly userId?: unknown };
    if (userId === undefined) return this.#eraseFlow(flowId);
    const { store, clock, settings } = this.#parts;
    if (!store.eraseUser) return notOffered();
    if (typeof userId !== 'string' || userId === '' || flowId !== undefined)
      throw cannotErase('wrong-type', 'must be a text, and all that is named', 'userId');
    const isWhole = await store.eraseUser(userId, { atMs: clock.now(), deviceId: settings.deviceId });
    this.#parts.catchUp();
    if (!isWhole) throw cannotErase('not-delivered', 'is in an event file that was not acknowledged yet', 'userId');
  }

  async #eraseFlow(flowId: unknown): Promise<void> {
    const { store, clock } = this.#parts;
    if (!store.erase) return notOffered();
    const [flows, erased] = await Promise.all([this.flows(), this.erased()]);
    const flow = flows.find(known => known.flowId === flowId);
    if (!flow) throw cannotErase('unknown', 'is no flow of this device');
    if (!hasEnded(flow.status)) throw cannotErase('not-ended', 'is not ended yet');
    const isOpen = flow.countId !== undefined && !closedCounts(flows, erased).has(flow.countId);
    if (isOpen) throw cannotErase('count-open', 'is a batch of a count that is not closed');
    const gone = await store.erase({ flowId: flow.flowId }, clock.now());
    if (gone.length === 0) throw cannotErase('not-delivered', 'has an event file that was not acknowledged yet');
  }

  async erased(): Promise<readonly ErasedFlow[]> {
    return this.#parts.store.erased?.() ?? [];
  }

  forgetScanners(): Promise<void> {
    return this.#memory.forget();
  }

  exportAll(): Promise<StoreExport> {
    return this.#parts.store.exportAll?.() ?? notOffered();
  }

  async importAll(input: unknown): Promise<ImportReport> {
    // Fetched when it is called for: what reads facts from outside is of no use to a till that imports nothing.
    const { importFlows } = await import('./import-flows.js');
    const report = await importFlows(input, this.#parts);
    if (report.files.length > 0) this.#parts.flushOutbox();
    return report;
  }
}

const NO_EVENT_FILE = 'There is no event file of that id on this device';
const notOffered = (): Promise<never> => Promise.reject(new Error('The store of this session does not offer that'));
const cannotErase = (code: string, says: string, path = 'flowId'): InputError =>
  new InputError('erasure', [{ code, path, message: `${path} ${says}` }]);
