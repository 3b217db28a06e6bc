export type { ChainedFacts, ChainLink, FactGroup } from '../domain/model/fact-group.js';
export type { EventFile, OutboxEntry } from '../domain/model/event-file.js';
export { writeAudit } from './audit.js';
export { CAPTURE_EVENT_SCHEMA, captureEventOf } from './capture-event-of.js';
export type { ListColumn } from './line-lists.js';
export { eventRows, parseEventFile, writeEventFile, type EventRow } from './event-file.js';
export {
  EVENT_COLUMNS,
  EventFormatError,
  readEventFormat,
  type EventColumn,
  type EventFormat,
  type EventFormatErrorCode,
  type PlainColumn,
} from './event-format.js';
export { writeEventJson, writePeopleCsv } from './event-json.js';
export { createEventWriter } from './event-writer.js';
export { AUDIT_FORMAT, verifyAudit, type Audit, type AuditVerdict } from './verify-audit.js';
export { writeEpcis, type ErrorDeclaration } from './epcis.js';
export type { EpcisOptions } from './epcis-options.js';
export type { AdjustmentMeaning } from './epcis-steps.js';
