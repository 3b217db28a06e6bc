import type { Code } from '../../codes/code.js';
import { unitGtin } from '../../codes/gtin.js';
import { countFact, noted } from './count-units.js';
import { scannedLine } from '../folding/new-line.js';
import type { FactBody, ReadingRecord } from '../model/fact.js';
import type { Product } from '../model/product.js';
import { contentOf, holdsCarton, isKindOfCarton, receiptOfCarton, scanOfCarton } from '../rules/cartons.js';
import { addedLineId, lineOf, linesOfProduct, namesOf, productsNamed } from '../rules/lines.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';

/**
 * A carton says how many units are in it and not which, so it is refused where a product in it is serialized, and where
 * its content is unknown and the document has such a product. Otherwise the code of one carton counts, once, the units
 * that the document has in it and that are not counted yet. The code of a kind of carton says nothing of their number:
 * where the feed does, it is the code of a pack, and is decided like its product's. Source: docs/flows.md#required.
 */
export function decideCarton(
  state: FlowState,
  carton: string,
  reading: ReadingRecord,
  feed: readonly Product[],
): readonly FactBody[] {
  const packed = state.lines.filter(({ cartonId }) => cartonId === carton);
  const content = packed.length > 0 ? packed : linesOfUnit(state, carton, feed);
  const serialized = (content.length > 0 ? content : state.lines).filter(line => line.serialized);
  if (serialized.length > 0) return [refuseCasePack(state, serialized, reading, carton)];
  const [first] = content;
  if (!first) return [refusal('unknown-product', { text: carton }, reading)];
  const about = { text: carton, lineId: first.lineId };
  if (isKindOfCarton(carton)) {
    const named = lineOf(state, first.lineId) ? about : { text: carton, product: first.product.name };
    return [refusal('units-unknown', named, reading)];
  }
  const open = receiptOfCarton(state, carton) ? [] : packed.filter(line => !holdsCarton(line, carton));
  const counted = open.flatMap(line =>
    countFact(line, (line.expectedQty ?? 0) - line.countedQty, reading, noted(state, line, { cartonId: carton })),
  );
  if (counted.length > 0) return counted;
  const again = refuseAgain(state, carton, reading);
  return [again ?? refusal('over-quantity', about, reading)];
}

/** The refusal of one carton that was scanned before; undefined where it was not, or is a kind. */
export function refuseAgain(state: FlowState, carton: string, reading: ReadingRecord): FactBody | undefined {
  const earlier = isKindOfCarton(carton) ? undefined : scanOfCarton(state, carton);
  return earlier && refusal('already-received', { text: carton, earlier }, reading);
}

/** Serialized products are scanned one by one: their cartons are refused, and they are named. */
export function refuseCasePack(
  state: FlowState,
  lines: readonly Pick<LineState, 'lineId' | 'product'>[],
  reading?: ReadingRecord,
  text?: string,
): FactBody {
  const stranger = lines.find(({ lineId }) => !lineOf(state, lineId));
  const named = stranger ? { product: stranger.product.name } : { lineIds: lines.map(({ lineId }) => lineId) };
  return refusal('case-pack-not-allowed', { ...(text !== undefined && { text }), ...named }, reading);
}

/**
 * Does a label name its content and how many of it (AI 02 and 37), and is that a product that is known? What the
 * document says of one carton comes before that.
 */
export function isOfContent(state: FlowState, code: Code, feed: readonly Product[]): boolean {
  const { carton = '' } = code;
  const content = contentOf(code);
  const known = feed.filter(product => namesOf(product).includes(content ?? ''));
  if (content === undefined || productsNamed(state, content, known).length === 0) return false;
  return isKindOfCarton(carton) || !state.lines.some(({ cartonId }) => cartonId === carton);
}

/**
 * The lines of the unit that a case pack is of by its digits, which have the indicator 0 in front; one that could be
 * made where the unit has none.
 */
function linesOfUnit(state: FlowState, carton: string, feed: readonly Product[]): readonly LineState[] {
  if (!isKindOfCarton(carton)) return [];
  return productsNamed(state, unitGtin(carton), feed).flatMap(product => {
    const lines = linesOfProduct(state, product.sku);
    return lines.length > 0 ? lines : scannedLine(addedLineId(state, product.sku), product, false, state);
  });
}
