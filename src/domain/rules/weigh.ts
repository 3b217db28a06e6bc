import { hasGs1CheckDigit } from '../../codes/check-digits.js';
import type { SerialRule } from '../../codes/code.js';
import { isElementString, mayEndEarlier } from '../../codes/lost-separators.js';
import type { Evidence } from '../model/action.js';
import { lookupForm } from '../model/claim.js';
import type { FlowDocument } from '../model/document.js';
import { VOUCHERS, type Doubt, type Voucher } from '../model/doubt.js';
import type { HeldSerial } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';
import { hasKin, hasStrictKin, kinOf } from './kin.js';
import { isListed, keyOn, lineOf } from './lines.js';
import { checkSerial } from './serial-rule.js';

/** Which vouchers are enough for each doubt: the serial is then accepted without a question. */
export const ENOUGH: Readonly<Record<Doubt, readonly Voucher[]>> = {
  layout: ['list', 'symbol', 'host', 'ledger', 'rule', 'kin'],
  'product-code': ['list', 'host', 'ledger', 'rule', 'kin'],
  'gs1-without-symbol': ['list', 'host', 'ledger', 'rule', 'kin'],
  'look-alike': ['list', 'symbol', 'host', 'ledger'],
  prefix: ['list', 'symbol', 'host', 'ledger', 'rule', 'kin'],
};

/**
 * Texts that no rule for serials means. A pattern that takes one of them lets the doubt through as well, so it does not
 * vouch against it. Source: GS1 General Specifications, 7.9, for the codes' check digits.
 */
const PROBES: Readonly<Partial<Record<Doubt, readonly string[]>>> = {
  'product-code': [
    '4006381333931',
    '5901234123457',
    '036000291452',
    '96385074',
    '10614141000415',
    '106141412345678908',
  ],
  'gs1-without-symbol': ['0104006381333931211234', '1127010117280101'],
};
/** Characters that scanners put in front of what they read. */
const PREFIXES = ['*', '#', '~'];

/** What was found to speak against a serial on a line, and who speaks for it. */
export interface Weighed {
  readonly doubts: readonly Doubt[];
  /** Doubts that nobody's word was enough for. */
  readonly open: readonly Doubt[];
  /** The weakest of those whose word settled the doubts: the acceptance is as good as that. */
  readonly voucher: Voucher;
}

interface Weighing {
  readonly state: FlowState;
  readonly line: LineState;
  readonly held: HeldSerial;
  readonly evidence: Evidence;
  readonly kin: readonly string[];
}

/** Weighs a serial on the line that it would belong to. Source: docs/rules.md#doubts-and-vouchers. */
export function weigh(state: FlowState, line: LineState, held: HeldSerial, evidence: Evidence): Weighed {
  const weighing = { state, line, held, evidence, kin: kinOf(state, line, held.serial) };
  const doubts = doubtsOf(weighing);
  const words = doubts.map(doubt => ENOUGH[doubt].find(voucher => vouches(voucher, doubt, weighing)));
  const open = doubts.filter((_, at) => words[at] === undefined);
  const weakest = VOUCHERS.filter(voucher => words.includes(voucher)).at(-1);
  return { doubts, open, voucher: (open.length === 0 && weakest) || 'nobody' };
}

function doubtsOf({ state, line, held, kin }: Weighing): readonly Doubt[] {
  const { serial, reading, warnings, gtin, ais, syntax } = held;
  const isLone = gtin === undefined && !ais && !syntax;
  const isCode = /^(\d{8}|\d{12,14}|\d{18}|00\d{18})$/.test(serial) && hasGs1CheckDigit(serial);
  const isInferred = warnings.includes('inferred-gs1') && mayEndEarlier(serial);
  const found: readonly (Doubt | false)[] = [
    reading.doubt === 'layout-mismatch' && 'layout',
    isLone && isCode && 'product-code',
    (isInferred || (isLone && isElementString(serial))) && 'gs1-without-symbol',
    looksLikeAnother(state, line, serial, kin) && 'look-alike',
  ];
  const doubts = found.flatMap(doubt => doubt || []);
  const isPrefixed = isLone && !/^[\p{L}\p{N}]/u.test(serial) && !kin.some(other => other[0] === serial[0]);
  return doubts.length === 0 && isPrefixed ? ['prefix'] : doubts;
}

/** Is this voucher's word enough against the doubt, and does it stand for this serial on this line? */
function vouches(voucher: Voucher, doubt: Doubt, { state, line, held, evidence, kin }: Weighing): boolean {
  const { serial, gtin, ais, warnings } = held;
  const { product } = line;
  switch (voucher) {
    case 'list':
      return isListed(state, line, serial);
    case 'symbol':
      return gtin !== undefined && ais !== undefined && !warnings.includes('inferred-gs1');
    case 'host':
      return evidence.verification === 'known';
    case 'ledger':
      return evidence.ledger.some(
        entry => entry.sku === product.sku && keyOn(line, entry.serial) === keyOn(line, serial),
      );
    case 'rule':
      return rulesOut(product.serialRule, doubt, serial);
    case 'kin':
      if (doubt === 'product-code') return hasStrictKin(kin, serial, product.gtins);
      // Where the code names no product of the feed, it is a label of something else, whatever its serials look like.
      return (doubt !== 'gs1-without-symbol' || gtin !== undefined) && hasKin(kin, serial);
    case 'nobody':
      return false;
  }
}

/**
 * Does the product's rule, which the serial fits, rule the doubt out? A check digit does; a pattern does where it
 * refuses all probes of the doubt. Of two readings of the same keys, it rules out the one that it does not fit: see
 * `byLayout`.
 */
function rulesOut(rule: SerialRule = {}, doubt: Doubt, serial: string): boolean {
  const { kind, pattern } = rule;
  if (kind === 'imei' || kind === 'iccid') return true;
  if (doubt === 'layout' && isTelling(rule)) return true;
  const others = PREFIXES.filter(sign => sign !== serial[0]).map(sign => sign + serial.slice(1));
  const probes = doubt === 'prefix' ? others : (PROBES[doubt] ?? []);
  return pattern !== undefined && probes.every(probe => checkSerial(probe, rule, '') !== undefined);
}

/** Does the rule say anything of what its serials look like? */
export function isTelling({ kind = 'free', pattern }: SerialRule = {}): boolean {
  return kind !== 'free' || pattern !== undefined;
}

/** The serial without what people and printers change: case, blanks, and the width or composition of characters. */
const foldedForm = (serial: string): string => serial.normalize('NFKC').toUpperCase().replace(/\s+/g, '');

// Built at first use, and only of lists: what is captured meanwhile is among the kin, or in another case.
const foldedLists = new WeakMap<FlowDocument, ReadonlyMap<string, readonly string[]>>();

function looksLikeAnother(state: FlowState, line: LineState, serial: string, kin: readonly string[]): boolean {
  const form = foldedForm(serial);
  const isOther = (other: string) => other !== serial && keyOn(line, other) !== keyOn(line, serial);
  if (listedAlike(state, serial).some(isOther) || kin.some(other => isOther(other) && foldedForm(other) === form))
    return true;
  const captured = (state.linesByLookup.get(lookupForm(serial)) ?? []).flatMap(
    lineId => lineOf(state, lineId)?.serials ?? [],
  );
  return captured.some(other => isOther(other.serial) && lookupForm(other.serial) === lookupForm(serial));
}

/** The serials of the document's lists that are this one but for case, blanks, or the width of characters. */
export function listedAlike(state: FlowState, serial: string): readonly string[] {
  return foldedListsOf(state).get(foldedForm(serial)) ?? [];
}

function foldedListsOf({ document }: FlowState): ReadonlyMap<string, readonly string[]> {
  const known = foldedLists.get(document);
  if (known) return known;
  const forms = new Map<string, string[]>();
  for (const serial of document.lines.flatMap(({ expectedSerials = [] }) => expectedSerials)) {
    const form = foldedForm(serial);
    forms.set(form, [...(forms.get(form) ?? []), serial]);
  }
  foldedLists.set(document, forms);
  return forms;
}
