import { isBlind, isTelltale } from './blind.js';
import type { LedgerEntry } from '../model/ledger-entry.js';
import type { FlowDocument, FlowKind } from '../model/document.js';
import { REPORTED_CODES, type PartialReceipts, type PolicyCode, type Settings } from '../model/settings.js';
import type { PolicyAction } from '../model/verdict.js';

/**
 * Everything in which one kind of flow differs from another: a kind is a row here, never a branch elsewhere.
 * Source: docs/flows.md#kinds.
 */
export interface FlowPolicy {
  /** May a scanned product make a line of its own without being unexpected? Otherwise `not-on-document` decides. */
  readonly newLines: 'never' | 'without-document-lines' | 'always';
  /**
   * What the ledger must say of a serial before it is accepted: not in stock here yet (`in`), in stock here (`out`),
   * sold here (`back`), or nothing (`unchecked`).
   */
  readonly stock: 'in' | 'out' | 'back' | 'unchecked';
  /** The code for a serial that is not on an `exact` list. */
  readonly unlisted: 'not-on-document' | 'not-shipped';
  readonly receiveAll: boolean;
  /** Whether a document may be completed in several receipts: see `PartialReceipts`. */
  readonly partialReceipts: PartialReceipts;
  /**
   * Which units are expected: `all` that the document says; `at-most` these, and fewer is no difference; those in the
   * `basket`, which grows and shrinks while it is worked, and for which completion waits.
   */
  readonly expects: 'all' | 'at-most' | 'basket';
  /** Each line that moves units needs a reason, mismatch or not. */
  readonly reasonPerLine: boolean;
  /**
   * Where completion moves the serials, and where a correction that removes one moves it back to. Absent: the ledger
   * does not change.
   */
  readonly moves?: { readonly to: Whereabouts; readonly back: Whereabouts };
  readonly defaults: Readonly<Record<PolicyCode, PolicyAction>>;
}

/** Where serials are, seen from the location that works the document. */
export interface Whereabouts {
  readonly status: LedgerEntry['status'];
  readonly at: 'here' | 'destination';
  /** The document is the receipt, unless it refers to one. */
  readonly isReceipt?: true;
}

export type PolicyRow = Exclude<FlowKind, 'adjustment'> | 'adjustment-plus' | 'adjustment-minus';

const STRICT: Readonly<Record<PolicyCode, PolicyAction>> = {
  'duplicate-elsewhere': 'block',
  'not-on-document': 'block',
  'over-quantity': 'block',
  'already-in-stock': 'block',
  'not-in-stock': 'confirm',
  'already-sold': 'confirm',
  'not-sold': 'confirm',
  'not-shipped': 'block',
  'not-verified': 'block',
  doubtful: 'confirm',
  expired: 'confirm',
  untracked: 'flag',
};

const IN_STOCK: Whereabouts = { status: 'in-stock', at: 'here' };
const GONE: Whereabouts = { status: 'gone', at: 'here' };
const SOLD: Whereabouts = { status: 'sold', at: 'here' };

export const FLOW_POLICIES: Readonly<Record<PolicyRow, FlowPolicy>> = {
  'asn-receiving': {
    newLines: 'never',
    stock: 'in',
    unlisted: 'not-on-document',
    receiveAll: true,
    partialReceipts: 'ask',
    expects: 'all',
    reasonPerLine: false,
    moves: { to: IN_STOCK, back: { status: 'expected', at: 'here' } },
    defaults: { ...STRICT, 'over-quantity': 'flag' },
  },
  'blind-receiving': {
    newLines: 'always',
    stock: 'in',
    unlisted: 'not-on-document',
    receiveAll: false,
    partialReceipts: 'final',
    expects: 'all',
    reasonPerLine: false,
    moves: { to: IN_STOCK, back: GONE },
    defaults: { ...STRICT, 'not-on-document': 'flag', 'over-quantity': 'flag' },
  },
  'transfer-ship': {
    newLines: 'without-document-lines',
    stock: 'out',
    unlisted: 'not-on-document',
    receiveAll: false,
    partialReceipts: 'ask',
    expects: 'all',
    reasonPerLine: false,
    moves: { to: { status: 'in-transit', at: 'destination' }, back: IN_STOCK },
    defaults: { ...STRICT, 'not-on-document': 'confirm', 'over-quantity': 'flag' },
  },
  'transfer-receive': {
    newLines: 'never',
    stock: 'in',
    unlisted: 'not-shipped',
    receiveAll: true,
    partialReceipts: 'ask',
    expects: 'all',
    reasonPerLine: false,
    moves: { to: IN_STOCK, back: { status: 'in-transit', at: 'here' } },
    defaults: STRICT,
  },
  'return-to-vendor': {
    newLines: 'without-document-lines',
    stock: 'out',
    unlisted: 'not-on-document',
    receiveAll: false,
    partialReceipts: 'final',
    expects: 'all',
    reasonPerLine: true,
    moves: { to: GONE, back: IN_STOCK },
    defaults: { ...STRICT, 'not-on-document': 'confirm', 'over-quantity': 'flag' },
  },
  'cycle-count': {
    newLines: 'without-document-lines',
    stock: 'unchecked',
    unlisted: 'not-on-document',
    receiveAll: false,
    partialReceipts: 'final',
    expects: 'all',
    reasonPerLine: false,
    defaults: { ...STRICT, 'not-on-document': 'flag', 'over-quantity': 'accept' },
  },
  'adjustment-plus': {
    newLines: 'without-document-lines',
    stock: 'in',
    unlisted: 'not-on-document',
    receiveAll: false,
    partialReceipts: 'final',
    expects: 'all',
    reasonPerLine: true,
    moves: { to: IN_STOCK, back: GONE },
    defaults: { ...STRICT, 'not-on-document': 'confirm', 'over-quantity': 'flag' },
  },
  'adjustment-minus': {
    newLines: 'without-document-lines',
    stock: 'out',
    unlisted: 'not-on-document',
    receiveAll: false,
    partialReceipts: 'final',
    expects: 'all',
    reasonPerLine: true,
    moves: { to: GONE, back: IN_STOCK },
    defaults: { ...STRICT, 'not-on-document': 'confirm', 'over-quantity': 'flag' },
  },
  sale: {
    newLines: 'always',
    stock: 'out',
    unlisted: 'not-on-document',
    receiveAll: false,
    partialReceipts: 'final',
    expects: 'basket',
    reasonPerLine: false,
    moves: { to: { ...SOLD, isReceipt: true }, back: IN_STOCK },
    defaults: { ...STRICT, 'not-on-document': 'confirm', 'over-quantity': 'accept', 'already-sold': 'block' },
  },
  'customer-return': {
    newLines: 'without-document-lines',
    stock: 'back',
    unlisted: 'not-on-document',
    receiveAll: false,
    partialReceipts: 'final',
    expects: 'at-most',
    reasonPerLine: true,
    moves: { to: IN_STOCK, back: SOLD },
    defaults: STRICT,
  },
};

type Kind = Pick<FlowDocument, 'flow'> & { readonly direction?: FlowDocument['direction'] | undefined };

export function policyOf({ flow, direction }: Kind): FlowPolicy {
  if (flow !== 'adjustment') return FLOW_POLICIES[flow];
  return FLOW_POLICIES[direction === 'minus' ? 'adjustment-minus' : 'adjustment-plus'];
}

/** What happens when `code` comes up in a flow: the admin's setting, else the row's default. */
export function policyAction(document: FlowDocument, settings: Settings, code: PolicyCode): PolicyAction {
  const action = settings.policies[document.flow]?.[code] ?? policyOf(document).defaults[code];
  // In a blind count a refusal or a prompt would tell the associate what is expected, so the serial is flagged instead.
  if (action !== 'accept' && isTelltale(code) && isBlind({ document })) return 'flag';
  // `readSettings` already refuses a setting that accepts silently what must be reported.
  const isReported = REPORTED_CODES.some(reported => reported === code);
  return isReported && action === 'accept' ? 'flag' : action;
}

/** Does scanning a product that has no line make a line that is not unexpected? */
export function makesLines(document: FlowDocument): boolean {
  const { newLines } = policyOf(document);
  return newLines === 'always' || (newLines === 'without-document-lines' && document.lines.length === 0);
}
