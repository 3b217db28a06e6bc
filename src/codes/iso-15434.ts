import type { Ais } from './ai.js';
import { splitIdentifier, type Dis } from './data-identifier.js';
import { readElementString } from './element-string.js';
import { fail, GS, type Said, type Scan } from './scan.js';

const RS = '\x1e';
const EOT = '\x04';
const MESSAGE = new RegExp(`^(>?\\[\\)>${RS}?)([^]*?)${RS}?(${EOT}?)$`);
const ENVELOPE = new RegExp(`^(05|06|12)${GS}?([^]*)$`);
const TEXT_ELEMENT = /^([A-Z]{3}) ?([^]*)$/;

/** What the envelopes of a message say together; the formats one an envelope: `05`, `06` or `12`. */
export type Message = readonly [
  formats: readonly string[],
  ais: Ais,
  dis: Dis,
  warnings: readonly (string | false)[],
];

/**
 * Reads a message of formats 05 (GS1), 06 (data identifiers) and 12 (text elements). Labels without trailer, with the old header `>[)>`, or
 * from scanners that drop RS and EOT are taken with a warning. Undefined: no message at all. Source: ISO/IEC 15434.
 */
export function readMessage(text: string): Message | undefined {
  const [, header, body = '', trailer] = MESSAGE.exec(text) ?? [];
  if (!header) return undefined;
  const formats: string[] = [];
  const ais: [string, string][] = [];
  const dis: (readonly [string, string])[] = [];
  for (const envelope of body.split(RS)) {
    const [, format = fail('format', envelope), data] = ENVELOPE.exec(envelope) ?? [];
    if (!data) fail('empty', format);
    formats.push(format);
    if (format === '05') readElementString(data, ais);
    else
      for (const element of data.split(GS).filter(Boolean))
        dis.push(
          splitIdentifier(element, format === '12' ? TEXT_ELEMENT : undefined) ?? fail('data-identifier', element),
        );
  }
  const warnings = [
    header !== `[)>${RS}` && 'malformed-header',
    !trailer && 'no-trailer',
    formats.length > 1 && 'several-envelopes',
  ];
  return [formats, ais, dis, warnings];
}

/** Step 3: an ISO 15434 message. What several envelopes say is one list; where they name several products, none is picked. */
export function readIso15434({ separated }: Scan): Said | undefined {
  const message = readMessage(separated);
  if (!message) return undefined;
  const [formats, ais, dis, warnings] = message;
  return { syntax: 'iso15434', ais, dis, warnings, ...(formats.length > 1 && { product: '' }) };
}
