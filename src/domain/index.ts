/** What is public of the domain: the shapes that hosts and elements see, and the pure functions that partners with their own screen use. */
export type * from './action.js';
export type * from './capture-event.js';
export type * from './count-report.js';
export type * from './document-input.js';
export type * from './document.js';
export type * from './fact.js';
export type * from './flow-summary.js';
export type * from './ledger-entry.js';
export type { ProductInput, SerialRuleInput } from './product-input.js';
export type * from './product.js';
export type * from './settings-input.js';
export type * from './settings.js';
export type * from './state.js';
export {
  REFUSAL_CODES,
  type Elsewhere,
  type PolicyAction,
  type Prompt,
  type Refusal,
  type RefusalCode,
  type Verdict,
} from './verdict.js';
export type { Claim } from './claim.js';
export { replay } from './apply.js';
export { approvalsNeeded } from './approvals.js';
export { serialRange, splitSerials, type ListRule, type ReadSerials } from './serial-list.js';
export { mismatchesOf, reasonsMissing, type LineMismatch } from './mismatches.js';
export {
  checkSerial,
  MAX_SERIAL_LENGTH,
  readSerialRule,
  serialKey,
  type ReadRule,
  type SerialProblem,
} from './serial-rule.js';
export { suggestSerial, type SerialSuggestion } from './suggest-serial.js';
export type { IdSet } from './id-set.js';
export type { FrozenMap, SerialMap } from './serial-map.js';
