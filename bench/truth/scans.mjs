// What a scanner's keys leave in doubt, and parts of a scan that were given out before its whole came. Each kind is
// `(chance, box) => label`, as in labels.mjs. `head` is what was given out before. `listed` are serials that stand on
// the product's list as well, and `codes` products of the feed.
const pieceOf = (chance, { serial }) => 2 + chance.below(serial.length - 3);
const doubted = (doubt, says, textOf, more = {}) => {
  return (chance, box) => ({ text: textOf(chance, box), says, doubts: [doubt], ...more });
};
const whole = doubt => doubted(doubt, 'serial', (_, { serial }) => serial);
const headOf = (chance, box) => box.serial.slice(0, pieceOf(chance, box));
const tailOf = (chance, box) => box.serial.slice(pieceOf(chance, box));
const middleOf = (chance, { serial }) => serial.slice(1 + chance.below(2), -1 - chance.below(2));
const mapped = (text, map) => [...text].map(character => map[character] ?? character).join('');

const swapped = text => text.replace(/[a-z]/gi, letter => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
const arabic = text => text.replace(/\d/g, digit => String.fromCodePoint(0x660 + Number(digit)));
/** The keys of a US keyboard as a German and a French one read them, without shift for digits. */
const qwertz = text => mapped(text, { Y: 'Z', Z: 'Y', '-': 'ß', '/': '-' });
const FRENCH = { A: 'Q', Q: 'A', Z: 'W', W: 'Z', M: '?', '-': ')', '/': '!' };
const azerty = text => mapped(text, { ...FRENCH, ...Object.fromEntries([...'à&é"\'(-è_ç'].entries()) });
/** The scanner types on a US keyboard, and the page reads another one. */
const misread = layoutOf => {
  return (_, { serial }) => ({ text: layoutOf(serial), usText: serial, doubts: ['layout'], says: 'serial' });
};
/** The scanner types on the page's own keyboard. */
const asRead = layoutOf => {
  return (_, { serial }) => ({ text: serial, usText: layoutOf(serial), doubts: ['layout'], says: 'serial' });
};

const FRAGMENTS = {
  'fragment, head': doubted('fragment', 'none', headOf),
  'fragment, tail': doubted('fragment', 'none', tailOf),
  'fragment, middle': doubted('fragment', 'none', middleOf),
  'fragment that is listed, as its whole is': (chance, { serial }) => {
    const longer = chance.pick([`${serial}${chance.below(10)}`, `${chance.below(10)}${serial}`]);
    return { text: serial, says: 'none', doubts: ['fragment'], listed: [longer] };
  },
  'nothing but a fragment, and whole': whole('fragment'),
  hole: doubted('hole', 'none', (chance, { serial }) => {
    const at = 1 + chance.below(serial.length - 2);
    return serial.slice(0, at) + serial.slice(at + 1);
  }),
};

const SOFT = {
  'continued, the rest': (chance, box) => {
    return { text: tailOf(chance, box), candidates: [box.serial], doubts: ['continued'], says: 'serial' };
  },
  'continued, and whole': (chance, { serial }) => {
    return { text: serial, candidates: [`${chance.below(100)}${serial}`], doubts: ['continued'], says: 'serial' };
  },
  'continued, two codes in one': (chance, { serial, product }) => {
    const parts = [serial, product.gtins[0]];
    const text = chance.pick([parts, [...parts].reverse()]).join('');
    return { text, candidates: parts, doubts: ['continued'], says: 'serial' };
  },
  'open end': whole('open-end'),
  'open end, head': doubted('open-end', 'none', headOf),
  typed: whole('typed'),
  'typed, something else': doubted('typed', 'none', chance => `shelf ${chance.below(99)}`),
  edge: whole('edge'),
  'edge, first character lost': doubted('edge', 'none', (_, { serial }) => serial.slice(1)),
};

const LAYOUTS = {
  'caps lock': misread(swapped),
  'caps lock, as read': asRead(swapped),
  'Arabic digits': misread(arabic),
  QWERTZ: misread(qwertz),
  'QWERTZ, as read': asRead(qwertz),
  AZERTY: misread(azerty),
  'AZERTY, as read': asRead(azerty),
};

const HEADS = {
  'head, then the whole': (chance, box) => {
    return { text: box.serial, replaces: 'head', head: headOf(chance, box), says: 'serial' };
  },
  'head, then its rest': (chance, box) => {
    const at = pieceOf(chance, box);
    const [head, text] = [box.serial.slice(0, at), box.serial.slice(at)];
    return { text, continues: 'head', candidates: [box.serial], doubts: ['continued'], head, says: 'serial' };
  },
  'head, then what begins with it': (chance, box) => {
    return { text: box.serial, continues: 'head', head: headOf(chance, box), says: 'serial' };
  },
  'head is a SKU, then the whole': (chance, box) => {
    const head = headOf(chance, box);
    const code = { sku: head, serialNumberRequired: chance.below(2) === 0 };
    return { text: box.serial, replaces: 'head', head, codes: [code], says: 'serial' };
  },
};

export const SCANS = { ...FRAGMENTS, ...SOFT, ...LAYOUTS, ...HEADS };

/** Kinds whose doubt ends where somebody has the serial. The host is asked about one text only. */
const ALWAYS = ['open end', 'typed', 'edge', 'head, then the whole', 'head is a SKU, then the whole'];
const BY_TEXT = [...Object.keys(LAYOUTS), 'continued, and whole', 'continued, the rest', 'continued, two codes in one'];
export const SETTLED = {
  list: [...ALWAYS, ...BY_TEXT, 'nothing but a fragment, and whole', 'head, then its rest'],
  ledger: [...ALWAYS, ...BY_TEXT],
  host: ALWAYS,
};
