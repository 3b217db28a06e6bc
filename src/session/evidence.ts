import type { Action, Evidence } from '../domain/model/action.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import { lookupForm } from '../domain/model/claim.js';
import { groupBy } from '../domain/collections/group-by.js';
import type { Product, ProductCatalog } from '../domain/model/product.js';
import type { Found } from '../ports/flow-store.js';
import type { Task } from './task.js';

/**
 * What the store found for a group of tasks, so that each task gets the ledger entries of its serials and the claims of
 * other flows.
 */
export class FoundIndex {
  readonly #claims: Evidence['claims'];
  readonly #ledger: ReadonlyMap<string, readonly LedgerEntry[]>;

  constructor({ claims, ledger }: Pick<Found, 'claims' | 'ledger'>, flowId: string) {
    const others = claims.filter(({ holder }) => holder.flowId !== flowId);
    this.#claims = Object.fromEntries(others.map(({ key, holder }) => [key, holder]));
    this.#ledger = groupBy(ledger, entry => lookupForm(entry.serial));
  }

  evidence(
    lookups: readonly string[],
    catalog: ProductCatalog,
    task: Task,
    [product, ...twins]: readonly Product[],
  ): Evidence {
    const ledger = lookups.flatMap(lookup => this.#ledger.get(lookup) ?? []);
    const asked = task.verification;
    return {
      ...(product && { product }),
      ...(twins.length > 0 && { twins }),
      ledger,
      ledgerProducts: [...new Set(ledger.map(entry => entry.sku))].flatMap(sku => catalog.find(sku) ?? []),
      claims: this.#claims,
      ...(asked && asked !== 'not-asked' && { verification: asked }),
    };
  }
}

/** The products that a reading names, from the host's feed. */
export function namedProducts(action: Action, catalog: ProductCatalog): readonly Product[] {
  if (action.type !== 'read') return [];
  const said = [action.parsed, action.us].flatMap(parsed => (parsed?.ok ? parsed.code : []));
  const [named] = said.flatMap(({ gtin, product }) => gtin ?? product ?? []);
  return named === undefined ? [] : [...[catalog.find(named) ?? []].flat(), ...(catalog.twins?.(named) ?? [])];
}
