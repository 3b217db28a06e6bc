import { SYMBOLOGIES, type Reading, type ReadingSource } from '../../codes/reading.js';
import { isId, isRecord, type Envelope } from './envelope.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Origins that are a source of readings themselves; all others, `hardware` and `nfc` among them, have the source
 * `bridge`.
 */
const SOURCES: readonly ReadingSource[] = ['camera', 'rfid', 'manual'];
const ENCODINGS = ['utf-8', 'iso-8859-1', 'shift_jis'];

/**
 * The readings of a scan message: one, or those of `payload.readings` in order. Undefined if any of them cannot be
 * understood: then nothing of the message counts. Unknown fields and unknown symbologies are ignored.
 */
export function readScans({ id, ts, payload }: Envelope, nowMs: number): readonly Reading[] | undefined {
  if (!isRecord(payload)) return undefined;
  const { readings } = payload;
  if (readings === undefined) return all([readScan(payload, id, ts || nowMs)]);
  if (!Array.isArray(readings) || readings.length === 0) return undefined;
  return all(
    readings.map((item: unknown, index) => {
      if (!isRecord(item)) return undefined;
      return readScan({ ...payload, ...item }, isId(item['id']) ? item['id'] : `${id}/${index}`, ts || nowMs);
    }),
  );
}

function all(readings: readonly (Reading | undefined)[]): readonly Reading[] | undefined {
  return readings.every(reading => reading !== undefined) ? readings : undefined;
}

function readScan(fields: Fields, id: string, tsMs: number): Reading | undefined {
  const bytes = bytesOf(fields['bytes']);
  const text = typeof fields['text'] === 'string' ? fields['text'] : bytes && decode(bytes, fields['encoding']);
  if (!text || (fields['bytes'] !== undefined && !bytes)) return undefined;
  const symbology = SYMBOLOGIES.find(name => name === fields['symbology']);
  const aim = textOf(fields['aim'], /^\][A-Za-z][0-9A-Za-z]$/);
  const group = textOf(isRecord(fields['group']) ? fields['group']['id'] : fields['group']);
  const device = deviceOf(fields['device']);
  return {
    id,
    text,
    source: SOURCES.find(name => name === fields['origin']) ?? 'bridge',
    atMs: typeof fields['decodedAt'] === 'number' ? fields['decodedAt'] : tsMs,
    ...(bytes && { bytes }),
    ...(symbology && { symbology }),
    ...(aim && { aim }),
    ...(group && { group }),
    ...(device && { device }),
  };
}

function bytesOf(base64: unknown): Uint8Array | undefined {
  if (typeof base64 !== 'string') return undefined;
  try {
    return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/**
 * Decodes by the encoding that the host names; without one as UTF-8, or as ISO 8859-1 where the bytes are not UTF-8.
 */
function decode(bytes: Uint8Array, named: unknown): string {
  const encoding = ENCODINGS.find(name => name === named);
  try {
    return new TextDecoder(encoding ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('iso-8859-1').decode(bytes);
  }
}

function deviceOf(device: unknown): string | undefined {
  if (!isRecord(device)) return textOf(device);
  return textOf(['vendor', 'model', 'id'].flatMap(name => textOf(device[name]) ?? []).join(' '));
}

function textOf(value: unknown, pattern = /^[^]{1,128}$/): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
