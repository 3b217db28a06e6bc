// Whole shops: units of many products, one after the other, with what else is scanned by mistake in between. The kin
// grow as they do at work. Nothing is listed, and the product is asked for.
import { chanceOf, DIGITS, HEX } from './chance.mjs';
import { withGs1Digit } from './check-digits.mjs';
import { CODE_LENGTHS, FAMILIES, RULES } from './families.mjs';
import { Device, outcomeOf } from './decide.mjs';

/** The limit of questions per 100 units once three units of a product are known; none where chance alone asks. */
const shopsOf = (kind, limit) =>
  Object.fromEntries(
    CODE_LENGTHS.map(length => [`${kind} numbers of ${length} digits`, { families: [`${kind} ${length}`], limit }]),
  );
export const SHOPS = {
  phones: { families: ['IMEI'], limit: 0.3 },
  'SIM cards': { families: ['ICCID'], limit: 0.3 },
  tools: { families: ['drill', 'saw', 'spaced', 'letters and digits 14'], limit: 0.3 },
  computers: {
    families: ['computer', 'notebook', 'handset', 'letters and digits 10', 'letters and digits 7'],
    limit: 0.3,
  },
  routers: { families: ['MAC'], limit: 0.3 },
  'numbers of 10 digits': { families: ['running 10'], limit: 0.3 },
  'GS1 labels without AIM': { families: ['computer', 'running 9'], limit: 0.3, isLabel: true },
  'two generations of each product': { families: ['computer'], next: 'running 10', limit: 1 },
  ...shopsOf('running', 1),
  ...shopsOf('random'),
};

const [PRODUCTS, DOCUMENTS, UNITS] = [30, 3, 20];
const STRAY_IN = 12;

/** What is scanned by mistake: other codes of the same box, and of other boxes. */
function strayOf(chance, { gtins: [code] }, maker, serial) {
  return chance.pick([
    () => code,
    () => withGs1Digit(maker + chance.text(DIGITS, 5)),
    () => withGs1Digit(`590${chance.text(DIGITS, 9)}`),
    () => withGs1Digit(`1${maker}${chance.text(DIGITS, 9)}`),
    () => `AB${chance.text(DIGITS, 3)}B`,
    () => chance.text(HEX, 12),
    () => serial.slice(0, -3),
  ])();
}

/** Works one product through its documents, and returns what was asked. */
async function workProduct(chance, shop, nth) {
  const { families, next, isLabel } = shop;
  const family = families[nth % families.length];
  const maker = `40${chance.text(DIGITS, 5)}`;
  const rule = RULES[family] && { serialRule: RULES[family] };
  const product = {
    sku: `P-${nth}`,
    gtins: [withGs1Digit(maker + chance.text(DIGITS, 5))],
    serialNumberRequired: true,
    ...rule,
  };
  const [first, second] = [family, next ?? family].map(name => FAMILIES[name](chance));
  const device = new Device([product]);
  const tally = { units: 0, asked: 0, later: 0, askedLater: 0, refused: 0, strays: 0, taken: 0 };
  let made = 0;
  for (let at = 0; at < DOCUMENTS; at++) {
    await device.open({ flow: 'blind-receiving', documentId: `D${at}`, locationId: 'S1' });
    await device.ask(product);
    for (let unit = 0; unit < UNITS; unit++) {
      const serial = next && chance.below(5) === 0 ? second(made++) : first(made++);
      if (chance.below(STRAY_IN) === 0)
        await scanStray(device, product, strayOf(chance, product, maker, serial), tally);
      const text = isLabel ? `01${product.gtins[0].padStart(14, '0')}21${serial}` : serial;
      await scanUnit(device, text, tally);
    }
  }
  device.close();
  return tally;
}

/** A person says no to whatever is asked about a stray. */
async function scanStray(device, product, text, tally) {
  tally.strays++;
  const { outcome } = await device.scan({ text });
  if (outcome === 'accepted' || outcome === 'counted') tally.taken++;
  if (device.state.prompt?.type !== 'serial') await device.ask(product);
}

async function scanUnit(device, text, tally) {
  const { outcome } = outcomeOf(await device.scan({ text }), device.state);
  const isLater = tally.units >= 3;
  tally.units++;
  if (isLater) tally.later++;
  if (outcome === 'refused') tally.refused++;
  if (outcome !== 'asked') return;
  tally.asked++;
  if (isLater) tally.askedLater++;
  await device.yes();
}

/** Runs a shop's products side by side. */
export async function workShop(name, seed) {
  const shop = SHOPS[name];
  const works = Array.from({ length: PRODUCTS }, (_, nth) => workProduct(chanceOf(seed * 1000 + nth), shop, nth));
  const tallies = await Promise.all(works);
  const sum = field => tallies.reduce((total, tally) => total + tally[field], 0);
  const per100 = (count, of) => Math.round((1000 * sum(count)) / sum(of)) / 10;
  return {
    shop: name,
    units: sum('units'),
    'questions per 100': per100('asked', 'units'),
    'once kin is known': per100('askedLater', 'later'),
    refused: sum('refused'),
    strays: sum('strays'),
    'taken silently': sum('taken'),
  };
}
