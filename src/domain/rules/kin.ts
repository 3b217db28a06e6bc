import type { Evidence } from '../model/action.js';
import type { CapturedSerial, ReadingRecord } from '../model/fact.js';
import { groupBy } from '../collections/group-by.js';
import type { FlowDocument } from '../model/document.js';
import type { SerialShape } from '../model/serial-shape.js';
import type { FlowState, LineState } from '../model/state.js';
import { policyAction } from './flow-policy.js';
import { linesOfProduct } from './lines.js';
import { foldedForm } from './serial-key.js';
import { alphabetOf, mergedShapes, shapesOf, unitsOf } from './serial-shapes.js';

/** Enough to know the shape of a product's serials by; more would make each decision slower. */
const MOST = 64;
/** Of a line with more, they change once in so many units, so that most decisions find them as they were. */
const STEP = 16;
const FEWEST = 3;

/** Other serials of the product of one serial. */
export interface Kin {
  /** Those that are listed or captured in this flow, by their folded forms. */
  readonly byForm: ReadonlyMap<string, readonly string[]>;
  /** The shapes of these, and of those that this device has kept of other flows. */
  readonly shapes: readonly SerialShape[];
}

interface Known extends Kin {
  /** What it was made of: of each line the first and the last captured serial, and how many there are. */
  readonly ends: readonly (CapturedSerial | number | undefined)[];
  readonly serials: readonly string[];
}

/** Products that are scanned in turns; to keep what is known of all takes room for each serial once more. */
const MOST_PRODUCTS = 8;

/** What was last known of the products that a flow was lately asked about, the latest last. */
const known = new WeakMap<FlowDocument, Map<string, Known>>();

export function kinOf(state: FlowState, { product }: LineState, serial: string, { shapes }: Evidence): Kin {
  const all = knownOf(state, product.sku);
  const kin = all.serials.includes(serial) ? made(all.serials.filter(other => other !== serial)) : all;
  const kept = shapes?.get(product.sku);
  return kept ? { ...kin, shapes: mergedShapes(kin.shapes, kept) } : kin;
}

function knownOf(state: FlowState, sku: string): Known {
  const lines = linesOfProduct(state, sku).map(({ serials, expectedSerials = [] }) => {
    const end = serials.length - (serials.length > MOST ? serials.length % STEP : 0);
    return { last: serials.slice(Math.max(0, end - MOST), end), expectedSerials };
  });
  const products = known.get(state.document) ?? new Map<string, Known>();
  known.set(state.document, products);
  const before = products.get(sku);
  // Between the same two serials as many others are the same others: serials are added at the end only.
  const ends = lines.flatMap(({ last }) => [last[0], last.at(-1), last.length]);
  if (before?.ends.length === ends.length && ends.every((end, at) => end === before.ends[at])) return before;
  const serials = lines.flatMap(({ last, expectedSerials }) => [
    ...last.flatMap(captured => (standsFor(state, captured) ? captured.serial : [])),
    ...expectedSerials.slice(0, MOST),
  ]);
  const unique = [...new Set(serials)];
  const found = { ...made(unique), serials: unique, ends };
  products.delete(sku);
  products.set(sku, found);
  const [oldest] = products.keys();
  if (products.size > MOST_PRODUCTS && oldest !== undefined) products.delete(oldest);
  return found;
}

function made(serials: readonly string[]): Kin {
  return { byForm: groupBy(serials, foldedForm), shapes: shapesOf(serials) };
}

/**
 * Is a captured serial one of its product's kin? Not where policy took it in doubt, without anybody's word or yes.
 */
export function standsFor({ document, settings }: FlowState, { voucher }: CapturedSerial): boolean {
  return voucher !== 'nobody' || policyAction(document, settings, 'doubtful') !== 'flag';
}

function shapeOf({ shapes }: Kin, serial: string): SerialShape | undefined {
  const alphabet = alphabetOf(serial);
  return shapes.find(shape => shape.length === serial.length && shape.alphabet === alphabet);
}

/** Has one of the kin its length and alphabet? A serial of capitals and digits may have digits alone by chance. */
export function hasShape({ shapes }: Kin, serial: string): boolean {
  const isNumber = alphabetOf(serial) === 'digits';
  return shapes.some(
    ({ length, alphabet }) =>
      length === serial.length &&
      (alphabet === alphabetOf(serial) || (isNumber && /^(capitals|small)$/.test(alphabet))),
  );
}

/** Are so many serials of the product known that another shape is odd? */
export function isKnownKin({ shapes }: Kin): boolean {
  return shapes.reduce((sum, shape) => sum + unitsOf(shape), 0) >= FEWEST;
}

/** At least three serials of the product look like this one. */
export function hasKin(kin: Kin, serial: string): boolean {
  const shape = shapeOf(kin, serial);
  return shape !== undefined && unitsOf(shape) >= FEWEST;
}

/**
 * The stricter kin that stands for a text which is a GTIN by its check digit, as one in ten numeric serials is: they
 * have a lead in common that the text has, too, and the lead is not the maker's own prefix. One of them fails the check
 * of a GTIN, or the lead is long, so that they are no GTINs themselves. Serials without a lead are told from a GTIN by
 * their symbol alone, where that is one that carries none.
 */
export function hasStrictKin(kin: Kin, serial: string, gtins: readonly string[], reading: ReadingRecord): boolean {
  const { lead = '', unfit = 0 } = shapeOf(kin, serial) ?? {};
  if (!hasKin(kin, serial)) return false;
  const makerOf = (code: string) => code.padStart(14, '0').slice(1, 8);
  const isMakers = gtins.some(gtin => makerOf(gtin) === makerOf(serial));
  if (isMakers && lead.length < 7) return false;
  if (lead.length < 2) return unfit > 0 && carriesNoGtin(reading);
  return serial.startsWith(lead) && (lead.length >= 4 || unfit > 0);
}

/** Is the symbol known to be of a kind that does not carry bare GTINs? Source: GS1 General Specifications, 5.2, 5.3. */
function carriesNoGtin({ symbology, aim, text }: ReadingRecord): boolean {
  if (symbology) return !/^(ean|upc|itf|gs1)/.test(symbology);
  return /^\][A-DF-HJ-Z]/i.test(aim ?? text) && !/^\]e/.test(aim ?? text);
}
