// The corpus: every family and every other label in every situation, each with its truth. The same seed gives the same
// corpus.
import { chanceOf, DIGITS, LETTERS } from './chance.mjs';
import { upcAOf, withGs1Digit } from './check-digits.mjs';
import { FAMILIES, hasCodeLength, RULES } from './families.mjs';
import { CLEAN, FAMILIES_OF, LABELS, MUTE } from './labels.mjs';
import { SCANS, SETTLED } from './scans.mjs';
import { SITUATIONS } from './situations.mjs';

/** A box with its product, another product, its serial, and those of four more units. */
function boxOf(chance, family, isUpc) {
  const serials = FAMILIES[family](chance);
  const six = chance.text('123456789', 5) + chance.pick(['5', '6', '7', '8', '9']);
  const ean = lead => withGs1Digit(lead + chance.text(DIGITS, 5));
  const product = {
    sku: `P-${chance.text(LETTERS, 4)}`,
    gtins: [isUpc ? upcAOf(six) : ean('4006381')],
    serialNumberRequired: true,
    ...(RULES[family] && { serialRule: RULES[family] }),
  };
  const other = { sku: `Q-${chance.text(LETTERS, 4)}`, gtins: [ean('4006385')], serialNumberRequired: true };
  const serial = serials(0);
  const kin = [...new Set([1, 2, 3, 4, 5].map(serials))].filter(another => another !== serial);
  return { product, other, serial, kin, six, otherSerial: FAMILIES.computer(chance)() };
}

function truthOf(says, { product, other, serial, otherSerial }, unitOf = product) {
  switch (says) {
    case 'unit':
    case 'serial':
      return { sku: unitOf.sku, serial };
    case 'other unit':
      return { sku: other.sku, serial: otherSerial };
    case 'own':
      return { sku: product.sku };
    case 'other':
      return { sku: other.sku };
    default:
      return {};
  }
}

/** Labels that a family cannot have: elements hold at most 20 characters, and a part needs something to be cut off. */
const isPossible = ({ serial }, label) =>
  !(serial.length > 20 && /^(GS1|Digital|EPC|second bar)/.test(label)) &&
  !(serial.length < 6 && (label in SCANS || /lost, unmarked|covered|asterisk/.test(label)));

/** Whether nothing can tell the label from the serial: what is known of other units tells it. */
const isMute = (label, vouched) => MUTE.has(label) && !['list', 'kin'].includes(vouched);

/** Whether the label says all that is needed where it is scanned. */
function isClean(label, name, isAsked, vouched) {
  if (/of another product|is a SKU$/.test(name)) return false;
  if (SETTLED[vouched]?.includes(label)) return true;
  return CLEAN.has(label) && (isAsked || label !== 'serial' || name.startsWith('listed'));
}

function caseOf(chance, label, family, name) {
  const box = boxOf(chance, family, label.startsWith('own UPC'));
  const found = SITUATIONS[name](box, chance);
  if (!found) return undefined;
  const { labels = true, first = [], more = [], asked = true, vouched = 'nobody', unitOf, ...world } = found;
  const isFree = labels instanceof RegExp ? labels.test(label) : labels || label === 'serial';
  if (!isFree || !isPossible(box, label)) return undefined;
  const made = label === 'serial' ? { text: box.serial, says: 'serial' } : LABELS[label](chance, box);
  const { says, head, listed, codes = [], ...reading } = made;
  const isPlain = label !== 'serial' && !reading.doubts && !head;
  if (reading.usText === reading.text || (isPlain && reading.text === box.serial)) return undefined;
  return {
    label,
    family,
    situation: name,
    vouched,
    isClean: isClean(label, name, asked, vouched),
    isMute: isMute(label, vouched),
    isCodeLength: hasCodeLength(family) && !/^GS1|^ISO|^Digital|^EPC/.test(label),
    truth: truthOf(says, box, unitOf),
    reading: { source: 'wedge', ...reading },
    ...(head && { head }),
    products: [...first, box.product, box.other, ...more, ...codes],
    product: box.product,
    asked,
    ...world,
    document: listing(listed, {
      flow: 'asn-receiving',
      documentId: 'D',
      locationId: 'S1',
      lines: [box.product, box.other].map(({ sku }) => ({ sku, expectedQty: 9 })),
      ...world.document,
    }),
  };
}

/** The document with more serials on the lists that it has. */
function listing(more = [], { lines, ...document }) {
  const longer = lines?.map(line => {
    const { expectedSerials: listed } = line;
    return listed ? { ...line, expectedSerials: [...listed, ...more], expectedQty: listed.length + more.length } : line;
  });
  return { ...document, ...(longer && { lines: longer }) };
}

const PLAIN = Object.keys(FAMILIES).filter(family => !/colons|spaced|IMEI|ICCID/.test(family));

/** `rounds`: how often each kind is made in each situation. */
export function corpus(seed, rounds = 3) {
  const chance = chanceOf(seed);
  const cases = [];
  const add = (...given) => cases.push(...[caseOf(chance, ...given)].filter(Boolean));
  for (const name of Object.keys(SITUATIONS)) {
    for (let round = 0; round < rounds; round++) {
      for (const family of Object.keys(FAMILIES)) add('serial', family, name);
      for (const label of Object.keys(LABELS)) add(label, chance.pick(FAMILIES_OF[label] ?? PLAIN), name);
    }
  }
  return cases;
}
