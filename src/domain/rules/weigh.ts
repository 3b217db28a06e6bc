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
  'gs1-without-symbol': ['list', 'host', 'ledger', 'rule'],
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

/** What was found to speak against a serial on a line, and who speaks for it. */
export interface Weighed {
  /** Doubts that nobody's word was enough for. */
  readonly open: readonly Doubt[];
  readonly doubts: readonly Doubt[];
  readonly voucher: Voucher;
}

/** Weighs a serial on the line that it would belong to. Source: docs/rules.md#doubts-and-vouchers. */
export function weigh(state: FlowState, line: LineState, held: HeldSerial, evidence: Evidence): Weighed {
  const kin = kinOf(state, line, held.serial);
  const doubts = doubtsOf(state, line, held, kin);
  if (doubts.length === 0) return { open: [], doubts, voucher: 'nobody' };
  const vouchers = VOUCHERS.filter(voucher => voucher !== 'nobody' && vouches(voucher, state, line, held, evidence));
  const open = doubts.filter(
    doubt =>
      !vouchers.some(voucher => ENOUGH[doubt].includes(voucher)) &&
      !rulesOut(line.product.serialRule, doubt) &&
      !hasKinFor(doubt, line, held, kin),
  );
  return { open, doubts, voucher: vouchers[0] ?? 'nobody' };
}

function doubtsOf(state: FlowState, line: LineState, held: HeldSerial, kin: readonly string[]): readonly Doubt[] {
  const { serial, reading, warnings } = held;
  const isLone = held.gtin === undefined && !held.ais;
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

function vouches(
  voucher: Voucher,
  state: FlowState,
  line: LineState,
  { serial, gtin, ais, warnings }: HeldSerial,
  { ledger, verification }: Evidence,
): boolean {
  if (voucher === 'list') return isListed(state, line, serial);
  if (voucher === 'symbol') return gtin !== undefined && ais !== undefined && !warnings.includes('inferred-gs1');
  if (voucher === 'host') return verification === 'known';
  const key = keyOn(line, serial);
  return (
    voucher === 'ledger' && ledger.some(entry => entry.sku === line.product.sku && keyOn(line, entry.serial) === key)
  );
}

/**
 * Does the product's rule, which the serial fits, rule the doubt out? A check digit does; a pattern does where it
 * refuses all probes of the doubt.
 */
function rulesOut(rule: SerialRule | undefined, doubt: Doubt): boolean {
  if (!rule || !ENOUGH[doubt].includes('rule')) return false;
  if (rule.kind === 'imei' || rule.kind === 'iccid') return true;
  return rule.pattern !== undefined && (PROBES[doubt] ?? []).every(probe => checkSerial(probe, rule, '') !== undefined);
}

function hasKinFor(doubt: Doubt, { product }: LineState, { serial, warnings }: HeldSerial, kin: readonly string[]) {
  if (doubt === 'product-code') return hasStrictKin(kin, serial, product.gtins);
  if (doubt === 'gs1-without-symbol') return warnings.includes('inferred-gs1') && hasKin(kin, serial);
  return ENOUGH[doubt].includes('kin') && hasKin(kin, serial);
}

/** The serial without what people and printers change: case, blanks, and the width or composition of characters. */
const foldedForm = (serial: string): string => serial.normalize('NFKC').toUpperCase().replace(/\s+/g, '');

// Built at first use, and only of lists: what is captured meanwhile is among the kin, or in another case.
const foldedLists = new WeakMap<FlowDocument, ReadonlyMap<string, readonly string[]>>();

function looksLikeAnother(state: FlowState, line: LineState, serial: string, kin: readonly string[]): boolean {
  const form = foldedForm(serial);
  const isOther = (other: string) => other !== serial && keyOn(line, other) !== keyOn(line, serial);
  const listed = foldedListsOf(state).get(form) ?? [];
  if (listed.some(isOther) || kin.some(other => isOther(other) && foldedForm(other) === form)) return true;
  const captured = (state.linesByLookup.get(lookupForm(serial)) ?? []).flatMap(
    lineId => lineOf(state, lineId)?.serials ?? [],
  );
  return captured.some(other => isOther(other.serial) && lookupForm(other.serial) === lookupForm(serial));
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
