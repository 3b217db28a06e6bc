import { replay } from '../domain/apply.js';
import { countReport, type CountReport } from '../domain/count-report.js';
import type { EventFile, OutboxEntry } from '../domain/event-file.js';
import type { Fact } from '../domain/fact.js';
import type { LedgerEntry } from '../domain/ledger-entry.js';
import type { ProductCatalog } from '../domain/product.js';
import type { CaptureDevice } from '../ports/capture-device.js';
import type { AuditWriter } from '../ports/event-writer.js';
import type { FlowSummary, ImportReport, StoreExport } from '../ports/flow-store.js';
import type { FlowParts } from './flow-parts.js';

export interface DeviceParts extends Pick<FlowParts, 'store' | 'clock' | 'catalog'> {
  readonly writeAudit: AuditWriter;
}

/** What this device keeps, as the store tells it. */
export class DeviceRecords implements CaptureDevice {
  readonly #parts: DeviceParts;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
  }

  flows(): Promise<readonly FlowSummary[]> {
    return this.#parts.store.flows();
  }

  journal(flowId: string): Promise<readonly Fact[]> {
    return this.#parts.store.journal(flowId);
  }

  async exportAudit(flowId: string, format: 'csv' | 'json' = 'csv'): Promise<EventFile> {
    return this.#parts.writeAudit(await this.journal(flowId), format);
  }

  async countReport(countId: string): Promise<CountReport> {
    const batches = (await this.flows()).filter(flow => flow.countId === countId);
    const journals = await Promise.all(batches.map(({ flowId }) => this.journal(flowId)));
    return countReport(countId, journals.map(replay));
  }

  seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number> {
    return this.#parts.store.seedLedger(withRules(entries, this.#parts.catalog));
  }

  outbox(): Promise<readonly OutboxEntry[]> {
    return this.#parts.store.outbox();
  }

  acknowledge(eventId: string): Promise<void> {
    return this.#parts.store.acknowledge(eventId, this.#parts.clock.now());
  }

  exportAll(): Promise<StoreExport> {
    return this.#parts.store.exportAll?.() ?? notOffered();
  }

  importAll(input: unknown): Promise<ImportReport> {
    return this.#parts.store.importAll?.(input) ?? notOffered();
  }
}

const notOffered = (): Promise<never> => Promise.reject(new Error('The store of this session does not offer that'));

async function* withRules(
  entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>,
  catalog: ProductCatalog,
): AsyncIterable<LedgerEntry> {
  for await (const entry of entries) {
    const ignoreCase = catalog.find(entry.sku)?.serialRule?.ignoreCase;
    yield ignoreCase ? { ...entry, ignoreCase } : entry;
  }
}
