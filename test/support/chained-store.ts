import type { FactGroup } from '../../src/domain/model/fact-group.js';
import type { Changes, Found, Wanted } from '../../src/ports/flow-store.js';
import { recordsOf } from '../../src/storage/transact.js';
import { MemoryStore } from './memory-store.js';

/** A store in memory that keeps the chain as the real one does. */
export class ChainedStore extends MemoryStore {
  readonly #chains = new Map<string, readonly FactGroup[]>();

  override async transact<T extends { readonly changes: Changes }>(
    wanted: Wanted,
    decide: (found: Found) => T,
  ): Promise<T> {
    const { flowId } = wanted;
    let groups: readonly FactGroup[] = [];
    const result = await super.transact(wanted, found => {
      const before = this.#chains.get(flowId) ?? [];
      const head = before.at(-1)?.hash;
      const decided = decide({ ...found, ...(head !== undefined && { head }) });
      const seq = before.reduce((sum, { facts }) => sum + facts.length, 0);
      groups = [...before, ...recordsOf({ flowId, seq, write: '' }, decided.changes, head).records];
      return decided;
    });
    this.#chains.set(flowId, groups);
    return result;
  }

  async factGroups(flowId: string, from = 0): Promise<readonly FactGroup[]> {
    return (this.#chains.get(flowId) ?? []).filter(({ seq }) => seq >= from);
  }
}
