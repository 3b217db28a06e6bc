import { hasGs1CheckDigit } from '../../codes/check-digits.js';
import type { SerialRule } from '../../codes/code.js';
import { hasOwnCheckDigit } from '../../codes/device-id.js';
import { isElementString, mayEndEarlier, SPELLED } from '../../codes/lost-separators.js';
import { OTHER_CONTENT } from '../../codes/no-serial.js';
import type { Evidence } from '../model/action.js';
import { VOUCHERS, type Doubt, type Voucher } from '../model/doubt.js';
import type { HeldSerial } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';
import { hasKin, hasShape, hasStrictKin, isKnownKin, kinOf, type Kin } from './kin.js';
import { isListed, keyOn, linesOfProduct, productNamed } from './lines.js';
import { looksLikeAnother } from './look-alike.js';
import { askedLine } from './asked-line.js';
import { holdsOwnCode, isOwnCode } from './own-code.js';
import { checkSerial } from './serial-rule.js';

const SOMEBODY = VOUCHERS.filter(voucher => voucher !== 'nobody');

/** Which vouchers are enough for each doubt: the serial is then accepted without a question. */
export const ENOUGH: Readonly<Record<Doubt, readonly Voucher[]>> = {
  fragment: ['list'],
  hole: ['list'],
  continued: SOMEBODY,
  'open-end': SOMEBODY,
  typed: SOMEBODY,
  edge: SOMEBODY,
  layout: SOMEBODY,
  'single-picture': VOUCHERS,
  // The code that is on every box of the product: whoever says that it is a serial is wrong, or the associate knows.
  'own-code': [],
  'feed-code': ['list', 'host', 'ledger', 'rule'],
  'product-code': ['list', 'host', 'ledger', 'rule', 'kin'],
  'gs1-without-symbol': ['list', 'host', 'ledger', 'rule', 'kin'],
  envelope: ['list', 'symbol', 'host', 'ledger', 'rule'],
  'not-a-serial': ['list', 'host', 'ledger', 'rule'],
  'look-alike': ['list', 'symbol', 'host', 'ledger'],
  covered: ['list', 'symbol', 'host', 'ledger', 'rule'],
  unlike: ['list', 'symbol', 'host', 'ledger', 'rule'],
  prefix: SOMEBODY,
};

/** Doubts that nobody is asked about, because no label shows what is meant: they are refused. */
export const REFUSED: ReadonlySet<Doubt> = new Set<Doubt>(['fragment', 'hole', 'envelope', 'not-a-serial']);
/** What is refused is a question all the same where one of these vouchers stands for it. */
export const ASKED: Readonly<Partial<Record<Doubt, readonly Voucher[]>>> = { envelope: ['kin'] };

/** GTINs and an SSCC. Source: GS1 General Specifications, 7.9, for their check digits. */
const CODES = ['4006381333931', '5901234123457', '036000291452', '96385074', '10614141000415', '106141412345678908'];
/**
 * Texts that no rule for serials means. A pattern that takes one of them lets the doubt through as well, so it does not
 * vouch against it.
 */
const PROBES: Readonly<Partial<Record<Doubt, readonly string[]>>> = {
  'feed-code': CODES,
  'product-code': CODES,
  'gs1-without-symbol': ['0104006381333931211234', '1127010117280101'],
  envelope: ['[)>06SABC', '+$+A1X', '\\000026AB', 'AB<GS>10L1', '21AB^10L1'],
  'not-a-serial': ['https://example.com/AB123', 'WIFI:S:AB123;;'],
  unlike: ['AB123', 'MOD-AB123', '00A0C914C829'],
};
/** Characters that scanners put in front of what they read. */
const PREFIXES = ['*', '#', '~'];
/** What is in front of a serial, and not of it: a sign, or what labels print there. */
const IN_FRONT = /^([^\p{L}\p{N}]|[PS]\/N|[PS]N ?[:=#])/iu;
/** Symbologies in which a part of a symbol may be read as a whole one, for want of a check character. */
const UNCHECKED = /^(itf|code-39|codabar)$/;
/** What says that a symbol did not come whole, or is none of GS1. */
const DAMAGED = /^(inferred-gs1|malformed-header|no-trailer)$/;

/** What was found to speak against a serial on a line, and who speaks for it. */
export interface Weighed {
  readonly doubts: readonly Doubt[];
  /** Doubts that nobody's word was enough for. */
  readonly open: readonly Doubt[];
  /** One of them that nobody is asked about. */
  readonly refused?: Doubt | undefined;
  /** The weakest of those whose word settled the doubts: the acceptance is as good as that. */
  readonly voucher: Voucher;
}

interface Weighing {
  readonly state: FlowState;
  readonly line: LineState;
  readonly held: HeldSerial;
  readonly evidence: Evidence;
  readonly kin: Kin;
}

/** Weighs a serial on the line that it would belong to. Source: docs/rules.md#doubts-and-vouchers. */
export function weigh(state: FlowState, line: LineState, held: HeldSerial, evidence: Evidence): Weighed {
  const weighing = { state, line, held, evidence, kin: kinOf(state, line, held.serial, evidence) };
  const doubts = doubtsOf(weighing);
  const words = doubts.map(doubt => ENOUGH[doubt].find(voucher => vouches(voucher, doubt, weighing)));
  const open = doubts.filter((_, at) => words[at] === undefined);
  const weakest = VOUCHERS.filter(voucher => words.includes(voucher)).at(-1);
  const isAsked = (doubt: Doubt) => !REFUSED.has(doubt) || ASKED[doubt]?.some(word => vouches(word, doubt, weighing));
  return {
    doubts,
    open,
    refused: open.find(doubt => !isAsked(doubt)),
    voucher: (open.length === 0 && weakest) || 'nobody',
  };
}

function doubtsOf(weighing: Weighing): readonly Doubt[] {
  const { state, line, held, evidence, kin } = weighing;
  if (held.reading.source === 'tapped') return []; // nothing was read that could be another code
  const { serial, reading, warnings } = held;
  const isInferred = warnings.includes('inferred-gs1') && mayEndEarlier(serial);
  // Who spells the separators of ISO 15434 spells its header and trailer, too, unless a part of it was lost.
  const isTorn = held.syntax === 'iso15434' && isDamaged(warnings) && !reading.text.includes('\x1d');
  const lengths = kin.shapes.map(({ length }) => length);
  const isShort = !lengths.includes(serial.length) && lengths.some(length => length > serial.length);
  const code = codeDoubt(weighing);
  const isMore = isElementString(serial) || (code !== 'own-code' && holdsOwnCode(line.product, serial));
  const found: readonly (Doubt | false)[] = [
    isLone(held) && OTHER_CONTENT.test(serial) && 'not-a-serial',
    code,
    (isTorn || SPELLED.test(serial)) && 'envelope',
    (isInferred || (isLone(held) && isMore)) && 'gs1-without-symbol',
    looksLikeAnother(state, line, serial, kin, evidence) && 'look-alike',
    isShort && UNCHECKED.test(reading.symbology ?? '') && 'covered',
    isKnownKin(kin) && !hasShape(kin, serial) && 'unlike',
  ];
  const doubts = found.flatMap(doubt => doubt || []);
  const [front = ''] = IN_FRONT.exec(serial) ?? [];
  const isPrefixed = isLone(held) && front !== '' && !kin.shapes.some(({ lead }) => lead.startsWith(front));
  return [...(reading.doubts ?? []), ...(doubts.length === 0 && isPrefixed ? ['prefix' as const] : doubts)];
}

const isDamaged = (warnings: readonly string[]): boolean => warnings.some(rule => DAMAGED.test(rule));

const isLone = ({ gtin, ais, syntax }: HeldSerial): boolean => gtin === undefined && !ais && !syntax;

/** Is it a code of a product, by the feed or by its check digit? */
function codeDoubt({ state, line, held, evidence }: Weighing): Doubt | false {
  const { serial, reading } = held;
  const product = productNamed(state, serial, evidence.product);
  const digits = serial.replaceAll(' ', ''); // print has blanks in a code
  if (product?.sku === line.product.sku || isOwnCode(line.product, serial)) return 'own-code';
  if (!isLone(held)) return false;
  const isCode = /^(\d{8}|\d{12,14}|\d{18}|00\d{18})$/.test(digits) && hasGs1CheckDigit(digits);
  if (!product) return isCode && 'product-code';
  // What nobody asked for is listed, or in the ledger. A product that is not there is hardly meant then.
  const hasLine = linesOfProduct(state, product.sku).length > 0;
  const isMeant = hasLine || (reading.source !== 'manual' && (isAsked(state, line) || !isListed(state, line, serial)));
  return isMeant && 'feed-code';
}

const isAsked = (state: FlowState, { product }: LineState): boolean => askedLine(state)?.product.sku === product.sku;

/** Is this voucher's word enough against the doubt, and does it stand for this serial on this line? */
function vouches(voucher: Voucher, doubt: Doubt, { state, line, held, evidence, kin }: Weighing): boolean {
  const { serial, gtin, ais, syntax, warnings } = held;
  const { product } = line;
  // A serial that is also a product's code is certain only where it was asked for.
  if (doubt === 'feed-code' && !isAsked(state, line)) return false;
  switch (voucher) {
    case 'list':
      return isListed(state, line, serial);
    case 'symbol':
      return (ais ?? syntax) !== undefined && syntax !== 'data-identifier' && !isDamaged(warnings);
    case 'host':
      return evidence.verification === 'known';
    case 'ledger':
      return evidence.ledger.some(
        entry => entry.sku === product.sku && keyOn(line, entry.serial) === keyOn(line, serial),
      );
    case 'rule':
      return rulesOut(product.serialRule, doubt, serial);
    case 'kin':
      if (doubt === 'product-code') return hasStrictKin(kin, serial, product.gtins, held.reading);
      // Where the code names no product of the feed, it is a label of something else, whatever its serials look like.
      return (
        (doubt !== 'gs1-without-symbol' || gtin !== undefined || holdsOwnCode(product, serial)) && hasKin(kin, serial)
      );
    case 'nobody':
      return true;
  }
}

/**
 * Does the product's rule, which the serial fits, rule the doubt out? A check digit does; a pattern does where it
 * refuses all probes of the doubt, which are parts of the serial, and longer texts, where it may be a part itself. Of
 * two readings of the same keys, it rules out the one that it does not fit: see `meantText`.
 */
export function rulesOut(rule: SerialRule = {}, doubt: Doubt, serial: string): boolean {
  const { kind, pattern } = rule;
  if (kind && hasOwnCheckDigit(kind, serial)) return true;
  if (doubt === 'covered') return false; // a part may fit what the whole fits
  if (doubt === 'layout' && isTelling(rule)) return true;
  const others = PREFIXES.filter(sign => sign !== serial[0]).map(sign => sign + serial.slice(1));
  const longer = [...'0A', ...serial.slice(-1)].flatMap(sign => [sign + serial, serial + sign]);
  const probes = doubt === 'prefix' ? others : (PROBES[doubt] ?? [serial.slice(1), serial.slice(0, -1), ...longer]);
  return pattern !== undefined && probes.every(probe => checkSerial(probe, rule, '') !== undefined);
}

/** Does the rule say anything of what its serials look like? */
export function isTelling({ kind = 'free', pattern }: SerialRule = {}): boolean {
  return kind !== 'free' || pattern !== undefined;
}
