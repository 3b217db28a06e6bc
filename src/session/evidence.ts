import { unitGtin } from '../codes/gtin.js';
import type { Action, Evidence } from '../domain/model/action.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import { lookupForm } from '../domain/model/claim.js';
import { contentOf, isKindOfCarton } from '../domain/rules/cartons.js';
import { groupBy } from '../domain/collections/group-by.js';
import type { Product, ProductCatalog } from '../domain/model/product.js';
import type { FlowState } from '../domain/model/state.js';
import type { Found } from '../ports/flow-store.js';
import type { Task } from './task.js';

/**
 * What the store found for a group of tasks, so that each task gets the ledger entries of its serials and the claims of
 * other flows.
 */
export class FoundIndex {
  readonly #claims: Evidence['claims'];
  readonly #ledger: ReadonlyMap<string, readonly LedgerEntry[]>;
  readonly #shapes: Evidence['shapes'];

  constructor({ claims, ledger, shapes }: Pick<Found, 'claims' | 'ledger' | 'shapes'>, flowId: string) {
    this.#shapes = shapes;
    const others = claims.filter(({ holder }) => holder.flowId !== flowId);
    // Of several holders the associate is told of the one whose claim is not shared.
    const told = [...others.filter(({ shared }) => shared), ...others.filter(({ shared }) => !shared)];
    this.#claims = Object.fromEntries(told.map(({ key, holder }) => [key, holder]));
    this.#ledger = groupBy(ledger, entry => lookupForm(entry.serial));
  }

  evidence(
    lookups: readonly string[],
    catalog: ProductCatalog,
    task: Task,
    [product, ...twins]: readonly Product[],
  ): Evidence {
    const ledger = lookups.flatMap(lookup => this.#ledger.get(lookup) ?? []);
    const { verification: asked, verified } = task;
    return {
      ...(product && { product }),
      ...(twins.length > 0 && { twins }),
      ledger,
      ledgerProducts: [...new Set(ledger.map(entry => entry.sku))].flatMap(sku => catalog.find(sku) ?? []),
      claims: this.#claims,
      ...(this.#shapes && { shapes: this.#shapes }),
      ...(asked && asked !== 'not-asked' && { verification: asked, ...(verified && { verified }) }),
    };
  }
}

/** The products that a reading names, or the serial that an answer is about, from the host's feed. */
export function namedProducts(action: Action, { held }: FlowState, catalog: ProductCatalog): readonly Product[] {
  const inFeed = (name: string | undefined) => [(name !== undefined && catalog.find(name)) || []].flat();
  if (action.type === 'add-unit') return inFeed(action.sku);
  if (action.type !== 'read') return inFeed(held?.serial);
  const said = [action.parsed, ...(action.meant ?? [])].flatMap(parsed => (parsed.ok ? parsed.code : []));
  const [named] = said.flatMap(code => code.gtin ?? code.product ?? contentOf(code) ?? []);
  const known = inFeed(named);
  // A case pack that the feed does not know is one of a unit that it may know.
  if (named !== undefined && known.length === 0 && isKindOfCarton(named)) return inFeed(unitGtin(named));
  return [...known, ...(named === undefined ? [] : (catalog.twins?.(named) ?? []))];
}
