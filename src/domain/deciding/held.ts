import type { Code } from '../../codes/code.js';
import type { Reading } from '../../codes/reading.js';
import type { HeldSerial, ReadingRecord } from '../model/fact.js';

/** The reading as facts keep it: without its bytes. */
export function recordOf({
  id,
  text,
  source,
  atMs,
  symbology,
  aim,
  device,
  doubts,
  replaces,
  continues,
}: Reading): ReadingRecord {
  return {
    id,
    text,
    source,
    atMs,
    ...(symbology !== undefined && { symbology }),
    ...(aim !== undefined && { aim }),
    ...(device !== undefined && { device }),
    ...(doubts && { doubts }),
    ...(replaces !== undefined && { replaces }),
    ...(continues !== undefined && { continues }),
  };
}

/** The serial of a code, before it is known on which line it belongs. */
export function heldOf(serial: string, { gtin, ais, syntax, warnings }: Code, reading: ReadingRecord): HeldSerial {
  return {
    serial,
    reading,
    ...(gtin !== undefined && { gtin }),
    ...(ais && { ais }),
    ...(gtin === undefined && !ais && syntax !== 'plain' && { syntax }),
    warnings,
    flags: [],
  };
}
