export type { Code, CodeError, ParseContext, Parsed, SerialRule, Syntax } from './code.js';
export type { Reading, ReadingDoubt, ReadingSource, Symbology } from './reading.js';
export { gs1CheckDigit, hasGs1CheckDigit, hasLuhnDigit } from './check-digits.js';
export { isDeviceId, readDeviceId, type DeviceIdKind } from './device-id.js';
export { toGtin14 } from './gtin.js';
export { parseReading } from './parse-reading.js';
