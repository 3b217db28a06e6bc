import { IDENTIFIER } from './data-identifier.js';
import { readElementString } from './element-string.js';
import { EOT, fail, GS, RS, type Said, type Scan } from './scan.js';

const MESSAGE = new RegExp(`^(>?\\[\\)>?${RS}?)(?=\\d\\d${GS})([^]*?)${RS}?(${EOT}?)$`);
const ENVELOPE = new RegExp(`^(05|06|12)${GS}([^]*)$`);
const TEXT_ELEMENT = /^([A-Z]{3}) ?([^]*)$/;

/**
 * Step 3: a message of formats 05 (GS1), 06 (data identifiers) and 12 (text elements). Labels without trailer, with the
 * old header `>[)>`, or from scanners that drop RS and EOT are read with a warning. Where no separator follows the
 * format, the others may be lost too, and nothing tells where a value ends: see `refuseNoSerial`. The elements of
 * several envelopes make one list, of which no product is picked. Source: ISO/IEC 15434, message and format envelopes.
 */
export function readIso15434({ separated }: Scan): Said | undefined {
  const [, header, body = '', trailer] = MESSAGE.exec(separated) ?? [];
  if (!header) return undefined;
  const envelopes = body.split(RS);
  const several = envelopes.length > 1;
  const ais: [string, string][] = [];
  const dis: [string, string][] = [];
  for (const envelope of envelopes) {
    const [, format = fail('format', envelope), data] = ENVELOPE.exec(envelope) ?? [];
    if (!data) fail('empty', format);
    if (format === '05') readElementString(data, ais);
    else
      for (const element of data.split(GS).filter(Boolean)) {
        const form = format === '12' ? TEXT_ELEMENT : IDENTIFIER;
        const [, di = fail('data-identifier', element), value = ''] = form.exec(element) ?? [];
        dis.push([di, value]);
      }
  }
  const warnings = [
    header !== `[)>${RS}` && 'malformed-header',
    !trailer && 'no-trailer',
    several && 'several-envelopes',
  ];
  return { syntax: 'iso15434', ais, dis, warnings, ...(several && { product: '' }) };
}
