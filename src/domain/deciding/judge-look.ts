import type { Code, Parsed } from '../../codes/code.js';
import { serialKey } from '../rules/serial-key.js';
import { checkSerial, delimiterOf } from '../rules/serial-rule.js';
import { lookupForm } from '../model/claim.js';
import { keyOn, linesListing, productsNamed } from '../rules/lines.js';
import type { Product, ProductCatalog } from '../model/product.js';
import { askedLine } from '../rules/asked-line.js';
import { isQuestion } from '../rules/prompts.js';
import type { FlowState, LineState } from '../model/state.js';

/**
 * What one of the codes in view means to the flow. `sure`: it is certainly meant. `fits`: it may be meant, and counts
 * if no other code fits. `misfit`: it would be refused, which is told only where nothing else is in view. `spent`: it
 * is on a unit that is already captured. `ignored`: nothing asks for it.
 */
export type Fit = 'sure' | 'fits' | 'misfit' | 'spent' | 'ignored';

/**
 * How certain it is that a code is meant, most certain first. Of the codes in view those of the best rank fit; the
 * others are ignored.
 */
const RANKS = ['listed', 'named', 'other-product', 'marked', 'plain'] as const;
type Rank = (typeof RANKS)[number];

interface Sight {
  /** Absent where the code cannot be what is asked for. */
  readonly rank?: Rank;
  /** Codes with the same key say the same. */
  readonly key?: string;
  readonly isMisfit?: boolean;
  readonly isCaptured?: boolean;
  /** Names the product whose serial is asked for. */
  readonly isOwn?: boolean;
}

const MISFIT: Sight = { isMisfit: true };

/**
 * Judges codes that a camera has in view together, one fit for each, in order. A box carries the product's own code and
 * several numbers of the same unit: the document's list, what a code says of itself, and the product's rule tell which
 * of them is the serial. Where two fit equally well, both are `fits`, and the associate chooses. Source:
 * docs/camera.md#several-codes-in-view.
 */
export function judgeLook(state: FlowState, look: readonly Parsed[], catalog: ProductCatalog): readonly Fit[] {
  if (state.status !== 'capturing' && state.status !== 'review') return look.map(() => 'ignored');
  const sights = look.map(parsed => (parsed.ok ? sightOf(state, parsed.code, catalog) : MISFIT));
  const hasOwn = sights.some(({ isOwn }) => isOwn);
  return fitsOf(sights.map(sight => (hasOwn && sight.rank === 'other-product' ? {} : sight)));
}

function fitsOf(sights: readonly Sight[]): readonly Fit[] {
  const isCaptured = sights.some(sight => sight.isCaptured);
  const best = RANKS.find(rank => sights.some(sight => sight.rank === rank));
  const isSaid = ({ rank, key }: Sight, place: number): boolean =>
    sights.some((other, at) => other.key === key && other.rank && isBetter(other.rank, at, rank, place));
  return sights.map((sight, place) => {
    const { rank } = sight;
    if (!rank) return restOf(sight, isCaptured, best);
    if (isSaid(sight, place)) return 'ignored';
    if (isSure(rank)) return 'sure';
    if (isCaptured) return 'spent';
    return rank === best ? 'fits' : 'ignored';
  });
}

/**
 * The fit of a code that cannot be what is asked for. That a unit is captured already is told, unless the next unit is
 * in view.
 */
function restOf(sight: Sight, isCaptured: boolean, best: Rank | undefined): Fit {
  if (!sight.isMisfit) return 'ignored';
  if (isCaptured && !sight.isCaptured) return 'spent';
  return best && (!isCaptured || isSure(best)) ? 'ignored' : 'misfit';
}

function isSure(rank: Rank): boolean {
  return rank === 'listed' || rank === 'named';
}

function isBetter(rank: Rank, at: number, than: Rank | undefined, place: number): boolean {
  return rank === than ? at < place : than === undefined || RANKS.indexOf(rank) < RANKS.indexOf(than);
}

function sightOf(state: FlowState, code: Code, catalog: ProductCatalog): Sight {
  const { prompt } = state;
  const asked = askedLine(state);
  if (code.serials || code.carton !== undefined) return asked ? MISFIT : cartonSight(state, code);
  const named = code.gtin ?? code.product;
  const product = named === undefined ? undefined : productNamed(state, named, catalog);
  if (named !== undefined && !product) return MISFIT;
  // While a prompt about one serial is open, only a code that answers it, or that is certainly meant, may be decided.
  const isAsking = isQuestion(prompt);
  if (code.serial !== undefined) {
    const sight = serialSight(state, asked, code, code.serial, product);
    return isAsking && sight.rank && !isSure(sight.rank) ? {} : sight;
  }
  if (!product) return MISFIT;
  if (prompt?.type !== 'product' && product.sku === asked?.product.sku) return { isOwn: true };
  return isAsking && prompt?.type !== 'product' ? {} : { rank: 'other-product', key: product.sku };
}

function cartonSight({ lines }: FlowState, { carton: key }: Code): Sight {
  return key !== undefined && lines.some(({ cartonId }) => cartonId === key) ? { rank: 'other-product', key } : MISFIT;
}

function serialSight(
  state: FlowState,
  asked: LineState | undefined,
  code: Code,
  serial: string,
  named: Product | undefined,
): Sight {
  const listing = linesListing(state, serial);
  const isListed = listing.some(({ product }) => !asked || product.sku === asked.product.sku);
  const product = named ?? asked?.product ?? listing[0]?.product;
  const own = { isOwn: named !== undefined && named.sku === asked?.product.sku };
  if (isCapturedAs(state, product, serial)) return { ...MISFIT, ...own, isCaptured: true };
  if (product && !isAllowed(state, product, code, serial)) return { ...MISFIT, ...own };
  const key = product ? serialKey(product.sku, serial, product.serialRule) : lookupForm(serial);
  if (named) return { ...own, key, rank: own.isOwn || !asked ? 'named' : 'other-product' };
  if (listing.length > 0) return { key, rank: isListed ? 'listed' : 'other-product' };
  return { key, rank: code.syntax === 'plain' ? 'plain' : 'marked' };
}

/** Is the serial captured in this flow, by its key on the product's lines or by its lookup form on any line? */
function isCapturedAs(state: FlowState, product: Product | undefined, serial: string): boolean {
  if (product && state.claimed.has(keyOn({ product }, serial))) return true;
  return (state.linesByLookup.get(lookupForm(serial)) ?? []).length > 0;
}

function isAllowed({ settings }: FlowState, { serialRule }: Product, { ais, gtin }: Code, serial: string): boolean {
  if (serialRule?.gs1 === 'require' && !ais && gtin === undefined) return false;
  return checkSerial(serial, serialRule, delimiterOf(settings)) === undefined;
}

/** The product that a code names; of several that share it, the one that is asked for. */
function productNamed(state: FlowState, named: string, catalog: ProductCatalog): Product | undefined {
  const feed = [catalog.find(named) ?? [], catalog.twins?.(named) ?? []].flat();
  const products = productsNamed(state, named, feed);
  return products.find(({ sku }) => sku === askedLine(state)?.product.sku) ?? products[0];
}
