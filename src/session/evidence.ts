import type { Action, Evidence } from '../domain/action.js';
import type { LedgerEntry } from '../domain/ledger-entry.js';
import { serialFold, type Claim } from '../domain/claim.js';
import { groupBy } from '../domain/group-by.js';
import type { Product, ProductCatalog } from '../domain/product.js';
import type { Elsewhere } from '../domain/verdict.js';
import type { Found } from '../ports/flow-store.js';
import type { Task } from './task.js';

/** What was found for a group, by fold, so that each task sees only what concerns it. */
export class FoundIndex {
  readonly #claims: ReadonlyMap<string, readonly Claim[]>;
  readonly #ledger: ReadonlyMap<string, readonly LedgerEntry[]>;
  readonly #flowId: string;

  constructor(found: Pick<Found, 'claims' | 'ledger'>, flowId: string) {
    this.#claims = groupBy(found.claims, claim => claim.fold);
    this.#ledger = groupBy(found.ledger, entry => serialFold(entry.serial));
    this.#flowId = flowId;
  }

  evidence(folds: readonly string[], catalog: ProductCatalog, task: Task, product: Product | undefined): Evidence {
    const ledger = folds.flatMap(fold => this.#ledger.get(fold) ?? []);
    const claims = folds.flatMap(fold => this.#claims.get(fold) ?? []);
    const asked = task.verification;
    return {
      ...(product && { product }),
      ledger,
      ledgerProducts: [...new Set(ledger.map(entry => entry.sku))].flatMap(sku => catalog.find(sku) ?? []),
      claims: Object.fromEntries(
        claims.filter(claim => claim.flowId !== this.#flowId).map(claim => [claim.key, elsewhereOf(claim)]),
      ),
      ...(asked && asked !== 'not-asked' && { verification: asked }),
    };
  }
}

function elsewhereOf({ flowId, documentId, kind, batchId, deviceId, userId, atMs }: Claim): Elsewhere {
  return { flowId, documentId, kind, deviceId, atMs, ...(batchId && { batchId }), ...(userId && { userId }) };
}

/** The product that a reading names, from the host's feed. */
export function namedProduct(action: Action, catalog: ProductCatalog): Product | undefined {
  if (action.type !== 'read' || !action.parsed.ok) return undefined;
  const { gtin, product } = action.parsed.code;
  const named = gtin ?? product;
  return named === undefined ? undefined : catalog.find(named);
}
