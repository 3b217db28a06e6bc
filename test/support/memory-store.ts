import { newSalt, tokenOf } from '../../src/chain/chain.js';
import { eraserOf } from '../../src/chain/erase-names.js';
import { groupBy } from '../../src/domain/collections/group-by.js';
import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import { lookupForm, type Claim, type ClaimId } from '../../src/domain/model/claim.js';
import { isWaiting, type DeliveryRefusal } from '../../src/domain/model/event-file.js';
import type { ErasedName } from '../../src/domain/model/erased-name.js';
import type { Fact, Stamp } from '../../src/domain/model/fact.js';
import type { SerialShape } from '../../src/domain/model/serial-shape.js';
import { mergedShapes, shapesOf, withoutSerial, withSerial } from '../../src/domain/rules/serial-shapes.js';
import { FlowErased } from '../../src/storage/store-error.js';
import type { Erasable, ErasedFlow } from '../../src/ports/erasure.js';
import type {
  Changes,
  FlowSnapshot,
  FlowStore,
  FlowSummary,
  Found,
  LoadedFlow,
  OutboxEntry,
  StoreErrorCode,
  StoreHealth,
  Wanted,
} from '../../src/ports/flow-store.js';

/**
 * A FlowStore in memory with the same promises, for tests of the rooms above it. `fail` makes the next transactions
 * abort.
 */
export class MemoryStore implements FlowStore {
  health: StoreHealth = { state: 'ok' };
  fail: StoreErrorCode | undefined;
  /** Facts in each transaction, in order. */
  readonly groups: number[] = [];
  readonly claims = new Map<string, Claim>();
  readonly ledger: LedgerEntry[] = [];
  /** What was kept beside the flows. */
  readonly notes = new Map<string, unknown>();
  readonly shapes = new Map<string, readonly SerialShape[]>();
  readonly snapshots = new Map<string, FlowSnapshot>();
  /** What was asked to be erased. */
  readonly erasures: [what: Erasable, atMs: number][] = [];
  readonly #erased: ErasedFlow[] = [];
  readonly #names: ErasedName[] = [];
  readonly #journals = new Map<string, Fact[]>();
  readonly #flows = new Map<string, FlowSummary>();
  readonly #outbox = new Map<string, OutboxEntry>();
  #last: Promise<unknown> = Promise.resolve();

  /** Stores nothing more until the returned function is called. */
  hold(): () => void {
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    this.#last = this.#last.then(() => held);
    return release;
  }

  transact<T extends { readonly changes: Changes }>(wanted: Wanted, decide: (found: Found) => T): Promise<T> {
    const run = async (): Promise<T> => {
      await new Promise(resolve => setTimeout(resolve));
      if (this.fail) throw Object.assign(new Error('aborted'), { code: this.fail });
      if (this.#erased.some(({ flowId }) => flowId === wanted.flowId)) throw new FlowErased(wanted.flowId);
      const journal = this.#journals.get(wanted.flowId) ?? [];
      const result = decide({
        tail: journal.slice(wanted.seq),
        claims: [...this.claims.values()].filter(
          claim => claim.scope === wanted.scope && wanted.lookups.has(claim.fold),
        ),
        ledger: this.ledger.filter(entry => wanted.lookups.has(lookupForm(entry.serial))),
        ...(wanted.skus && { shapes: this.shapes }),
        ...(wanted.erasedUsers && { erasedUsers: [...this.#names] }),
      });
      this.#store(wanted.flowId, journal, result.changes);
      return result;
    };
    const result = this.#last.then(run, run);
    this.#last = result.catch(() => undefined);
    return result;
  }

  #store(
    flowId: string,
    journal: Fact[],
    { facts, claim, release, ledger, shapes = [], summary, outbox, withdrawn = [] }: Changes,
  ): void {
    if (facts.length === 0) return;
    const placeOf = ({ scope, fold, key, shared }: ClaimId): string =>
      JSON.stringify([scope, fold, key, ...(shared ? [flowId] : [])]);
    for (const freed of release) this.claims.delete(placeOf(freed));
    for (const taken of claim) {
      const place = placeOf(taken);
      if (this.claims.has(place)) throw Object.assign(new Error('claimed twice'), { code: 'aborted' });
      this.claims.set(place, taken);
    }
    this.#journals.set(flowId, [...journal, ...facts]);
    this.groups.push(facts.length);
    for (const entry of ledger) {
      const known = this.ledger.findIndex(({ sku, serial }) => sku === entry.sku && serial === entry.serial);
      if (known >= 0) this.ledger.splice(known, 1);
      this.ledger.push(entry);
    }
    for (const { sku, serial, units } of shapes) {
      const before = this.shapes.get(sku) ?? [];
      this.shapes.set(sku, units > 0 ? withSerial(before, serial) : withoutSerial(before, serial));
    }
    this.#flows.set(flowId, summary);
    for (const { eventId, atMs } of withdrawn) {
      const entry = this.#outbox.get(eventId);
      if (entry?.refusal) this.#outbox.set(eventId, { ...entry, withdrawnAtMs: atMs });
    }
    for (const entry of outbox) this.#outbox.set(entry.eventId, entry);
  }

  async journal(flowId: string): Promise<readonly Fact[]> {
    return this.#journals.get(flowId) ?? [];
  }
  async load(flowId: string): Promise<LoadedFlow> {
    const snapshot = this.snapshots.get(flowId);
    const journal = await this.journal(flowId);
    return snapshot ? { snapshot, tail: journal.slice(snapshot.state.seq) } : { tail: journal };
  }
  async saveSnapshot(snapshot: FlowSnapshot): Promise<void> {
    this.snapshots.set(snapshot.state.flowId, snapshot);
  }
  async flows(): Promise<readonly FlowSummary[]> {
    return [...this.#flows.values()];
  }
  async seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number> {
    let count = 0;
    for await (const entry of entries) count = this.ledger.push(entry);
    for (const [sku, known] of groupBy(this.ledger, entry => entry.sku)) {
      const said = shapesOf(known.map(({ serial }) => serial));
      this.shapes.set(sku, mergedShapes(this.shapes.get(sku) ?? [], said));
    }
    return count;
  }
  async ledgerOf(lookup: string): Promise<readonly LedgerEntry[]> {
    return this.ledger.filter(({ serial }) => lookupForm(serial) === lookup);
  }

  async outbox(): Promise<readonly OutboxEntry[]> {
    return [...this.#outbox.values()].filter(isWaiting);
  }
  async event(eventId: string): Promise<OutboxEntry | undefined> {
    return this.#outbox.get(eventId);
  }
  async acknowledge(eventId: string, atMs: number): Promise<void> {
    const entry = this.#outbox.get(eventId);
    if (entry) this.#outbox.set(eventId, { ...entry, acknowledgedAtMs: atMs });
  }
  async refuse(eventId: string, refusal: DeliveryRefusal | undefined): Promise<void> {
    const { refusal: _, ...entry } = this.#outbox.get(eventId) ?? {};
    if ('eventId' in entry) this.#outbox.set(eventId, { ...(entry as OutboxEntry), ...(refusal && { refusal }) });
  }
  async recordAttempt(eventId: string): Promise<void> {
    const entry = this.#outbox.get(eventId);
    if (entry) this.#outbox.set(eventId, { ...entry, attempts: entry.attempts + 1 });
  }
  async erase(what: Erasable, atMs: number): Promise<readonly ErasedFlow[]> {
    this.erasures.push([what, atMs]);
    const asked = 'flowId' in what ? [...this.#flows.values()].filter(({ flowId }) => flowId === what.flowId) : [];
    const gone = asked.filter(({ flowId }) =>
      [...this.#outbox.values()].every(entry => entry.flowId !== flowId || entry.acknowledgedAtMs !== undefined),
    );
    for (const { flowId } of gone) {
      const facts = this.#journals.get(flowId)?.length ?? 0;
      this.#journals.delete(flowId);
      this.#flows.delete(flowId);
      this.#erased.push({ flowId, why: 'asked', atMs, facts });
    }
    return this.#erased.slice(this.#erased.length - gone.length);
  }
  async erased(): Promise<readonly ErasedFlow[]> {
    return this.#erased;
  }
  async eraseUser(userId: string, stamp: Omit<Stamp, 'userId'>): Promise<boolean> {
    const isNamed = ({ event }: OutboxEntry): boolean => [event.userId, event.approvedBy].includes(userId);
    if ((await this.outbox()).some(isNamed)) return false;
    const salt = newSalt();
    this.#names.push({ salt, token: tokenOf(salt, userId) });
    for (const [flowId, facts] of this.#journals) {
      const erased = eraserOf(this.#names)({ seq: 0, facts });
      if (erased.facts !== facts) this.#journals.set(flowId, [...erased.facts, { ...stamp, type: 'user-erased' }]);
    }
    return true;
  }
  async erasedUsers(): Promise<readonly ErasedName[]> {
    return this.#names;
  }
  async kept(name: string): Promise<unknown> {
    return this.notes.get(name);
  }
  async keep(name: string, value: unknown): Promise<void> {
    this.notes.set(name, value);
  }
  observeHealth(): () => void {
    return () => undefined;
  }
  close(): void {
    // Nothing is held open.
  }
}
