/**
 * What is public of the domain: the shapes that hosts and elements see, and the pure functions that partners with their
 * own screen use.
 */
export type * from './model/action.js';
export type * from './model/capture-event.js';
export type * from './rules/count-report.js';
export type * from './model/document.js';
export type { Doubt, Voucher } from './model/doubt.js';
export type * from './inputs/document-input.js';
export type { PackInput, ProductInput, SerialRuleInput, TrackInput } from './inputs/product-input.js';
export type * from './inputs/settings-input.js';
export type * from './model/event-file.js';
export type * from './model/fact.js';
export type * from './folding/flow-summary.js';
export type * from './model/ledger-entry.js';
export type * from './model/line-mismatch.js';
export type * from './model/product.js';
export type * from './model/product-symbol.js';
export type * from './model/revision.js';
export type { Rest } from './model/rest.js';
export type * from './model/settings.js';
export type * from './model/state.js';
export type * from './model/unit.js';
export {
  REFUSAL_CODES,
  type Elsewhere,
  type PolicyAction,
  type Prompt,
  type Refusal,
  type RefusalCode,
  type ScanRejection,
  type Verdict,
} from './model/verdict.js';
export type { Claim } from './model/claim.js';
export { replay } from './folding/apply.js';
export { approvalsNeeded } from './rules/approvals.js';
export { awaitingSerials } from './rules/basket.js';
export { serialRange, splitSerials, type ListRule, type ReadSerials } from './rules/serial-list.js';
export { mismatchesOf, reasonsMissing } from './rules/mismatches.js';
export { openPlaces } from './rules/count-mode.js';
export { restMissing } from './rules/rest.js';
export { serialKey } from './rules/serial-key.js';
export {
  checkSerial,
  MAX_SERIAL_LENGTH,
  readSerialRule,
  type ReadRule,
  type SerialProblem,
} from './rules/serial-rule.js';
export { suggestSerial, type SerialSuggestion } from './rules/suggest-serial.js';
export type { IdSet } from './collections/id-set.js';
export type { ErasedName } from './model/erased-name.js';
export type { ChainedFacts, ChainLink, FactGroup } from './model/fact-group.js';
export type { FrozenMap, SerialMap } from './collections/serial-map.js';
