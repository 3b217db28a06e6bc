import { EventFormatError } from './event-format.js';

const CONTROL = /\p{Cc}/u;

function encode(serial: string, delimiter: string): string {
  return Array.from(serial, character =>
    character === '%' || character === delimiter || CONTROL.test(character)
      ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      : character,
  ).join('');
}

/**
 * Joins the serials of a product. Source: docs/formats.md#event-file.
 * @throws {EventFormatError} for a serial that would not come back; nothing is stripped, replaced or split
 */
export function joinSerials(serials: readonly string[], delimiter: string, percentEncoding = false): string {
  const written = percentEncoding ? serials.map(serial => encode(serial, delimiter)) : serials;
  for (const serial of written) {
    if (serial === '') throw new EventFormatError('serial-empty', 'a serial is empty');
    if (serial.includes(delimiter)) throw new EventFormatError('serial-delimiter', serial);
    if (CONTROL.test(serial)) throw new EventFormatError('serial-control-character', serial);
  }
  return written.join(delimiter);
}

export function splitSerials(field: string, delimiter: string, percentEncoding = false): string[] {
  const written = field === '' ? [] : field.split(delimiter);
  const decode = (serial: string) =>
    serial.replace(/%([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return percentEncoding ? written.map(decode) : written;
}
