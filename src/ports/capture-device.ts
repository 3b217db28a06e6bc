import type { CountReport } from '../domain/rules/count-report.js';
import type { DeliveryRefusal, EventFile, OutboxEntry } from '../domain/model/event-file.js';
import type { Fact } from '../domain/model/fact.js';
import type { ChainedFacts } from '../domain/model/fact-group.js';
import type { FlowSummary } from '../domain/folding/flow-summary.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { LookupResult, SerialPlaces } from '../domain/folding/serial-places.js';
import type { ErasedFlow } from './erasure.js';
import type { ImportReport, StoreExport } from './flow-store.js';

/**
 * What this device has stored, whichever flow is open. Every method rejects with a `StoreFailure` where the storage
 * does not answer.
 * @example
 * for (const flow of await capture.device.flows()) if (flow.status === 'paused') await capture.resume(flow.flowId);
 */
export interface CaptureDevice {
  /** Every flow that was begun here. */
  flows(): Promise<readonly FlowSummary[]>;
  /** Everything that happened in a flow, in order, for support and audit; empty where there is no such flow. */
  journal(flowId: string): Promise<readonly Fact[]>;
  /**
   * The same from the position `from` on, at which a group begins, with the links of their chain; none where the store
   * keeps no chain. Default: 0, the first fact.
   */
  chainedFacts(flowId: string, from?: number): Promise<ChainedFacts>;
  /**
   * The same as a file: CSV for people, or JSON with every fact whole.
   * @example
   * const { name, type, text } = await capture.device.exportAudit(flowId);
   * save(new File([text], name, { type }));
   */
  exportAudit(flowId: string, format?: 'csv' | 'json'): Promise<EventFile>;
  /**
   * Where a serial is: which documents of this device count or expect it, and what the ledger says. `text` is the
   * serial, or what a scanner reads from a label that names one.
   * @example
   * const { places, ledger } = await capture.device.placesOf('KX1-0047');
   * const [place] = places;
   * if (place && !place.isCounted) say(`Expected on ${place.flow.documentId}`);
   */
  placesOf(text: string): Promise<SerialPlaces>;
  /**
   * The same with everything that has happened to the serial on this device. It reads all journals, which takes a
   * second where they have 100,000 facts.
   * @example
   * const { history } = await capture.device.lookUp('KX1-0047');
   * for (const { flow, facts } of history) show(flow.documentId, facts);
   */
  lookUp(text: string): Promise<LookupResult>;
  /** What a cycle count has found so far, over all its batches on this device. */
  countReport(countId: string): Promise<CountReport>;
  /**
   * Adds or replaces what the ledger knows of serials, in slices that leave the page responsive, and resolves to the
   * number stored. An entry that cannot be used is left out. Rejects with an `InputError` for what is no list or
   * iterable.
   * @example
   * const entries = [{ sku: 'GC-X1', serial: 'KX1-0047', status: 'in-stock', locationId: 'store-12' }] as const;
   * const stored = await capture.device.seedLedger(entries); // 1
   */
  seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number>;
  /** Event files that nobody has acknowledged, oldest first. */
  outbox(): Promise<readonly OutboxEntry[]>;
  /**
   * Says that this event file is safe with the back office, so that it leaves the outbox. Twice is the same as once;
   * rejects for an event file that this device does not have.
   * @example
   * for (const { eventId, file } of await capture.device.outbox()) {
   *   if (await backOffice.has(file.name)) await capture.device.acknowledge(eventId);
   * }
   */
  acknowledge(eventId: string): Promise<void>;
  /**
   * Says that the back office does not take this event file, and why: the answer `{ refused }` of `deliver`, when it
   * comes later. The associate is shown the words. Rejects with an `InputError` without a code and a message, and for
   * an event file that is not waiting here.
   * @example
   * await capture.device.refuse(eventId, { code: 'po-closed', message: 'PO 4500012 is closed.' });
   */
  refuse(eventId: string, refusal: Pick<DeliveryRefusal, 'code' | 'message'>): Promise<void>;
  /** Hands an event file over again that was refused; rejects for one that is not waiting here. */
  sendAgain(eventId: string): Promise<void>;
  /** Calls back with every event file that was acknowledged or refused. The returned function ends it. */
  observeOutbox(listener: (entry: OutboxEntry) => void): () => void;
  /**
   * Everything that has happened here, for support; works also where the storage is too new for this version of the
   * app.
   */
  exportAll(): Promise<StoreExport>;
  /**
   * Takes in what another device exported, or what a mirror has kept. Each flow is checked fact by fact, and comes in
   * whole or not at all; one that is refused keeps no other out. Event files are made anew from the facts. Rejects with
   * an `InputError` for what is no export, and then stores nothing; and with the page's error where its part of the
   * SDK, a chunk of its own, cannot be fetched.
   * @example
   * const exported: unknown = JSON.parse(await file.text()); // from `exportAll` of the other device
   * const { added, refused } = await capture.device.importAll(exported);
   * for (const { path, code } of refused) console.warn(path, code);
   */
  importAll(input: unknown): Promise<ImportReport>;
  /**
   * Takes everything away that this device has stored of a flow, before its time (`keepDays`). Rejects with an
   * `InputError`, and takes nothing, where the flow is `unknown`, has `not-ended` (cancel it first), is a
   * batch of a count that is open (`count-open`: its claims still keep the count’s serials unique), or was
   * `not-delivered`: what nobody has got yet is kept.
   *
   * With a `userId`, takes that name out of all that this device has stored, also as the name of who approved, and a
   * fact `user-erased` tells each flow of it. Rejects with an `InputError` where an event file that has the name was
   * `not-delivered`: ask again when it was. Asking again, such as after a device went off, does what is left. What an
   * import brings in has the name no more; what the same person does here from then on is stored with the name as
   * before.
   * @example
   * await capture.device.erase({ userId: 'u-30977' }); // who has left
   */
  erase(what: { readonly flowId: string } | { readonly userId: string }): Promise<void>;
  /** Which flows were erased here, by `erase` or because they were kept for long enough. */
  erased(): Promise<readonly ErasedFlow[]>;
  /**
   * Forgets what was learned of the scanners of this device, such as after a scanner was set up anew. They are learned
   * again from their next five confirmed scans.
   */
  forgetScanners(): Promise<void>;
}
