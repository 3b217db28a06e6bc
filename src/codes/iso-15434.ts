import type { Ais } from './ai.js';
import type { ParseContext, Parsed } from './code.js';
import { diFields, splitDataIdentifier, type Dis } from './data-identifier.js';
import { gs1Fields, readElementString } from './element-string.js';
import { accept, CodeFailure, GS, type Scan } from './scan.js';

const RS = '\x1e';
const EOT = '\x04';
const HEADER = new RegExp(`^>?\\[\\)>${RS}?`);
const ENVELOPE = new RegExp(`^(05|06|12)${GS}?([^]*)$`);

/** One format envelope of a message. */
export interface Envelope {
  readonly format: string;
  readonly ais?: Ais;
  readonly dis?: Dis;
}

export interface Envelopes {
  readonly envelopes: readonly Envelope[];
  readonly warnings: readonly string[];
}

function readEnvelope(format: string, data: string): Envelope {
  if (!data) throw new CodeFailure('empty', format);
  if (format === '05') return { format, ais: readElementString(data) };
  const dis: (readonly [string, string])[] = [];
  for (const element of data.split(GS).filter(Boolean)) {
    const [, name, value] = /^([A-Z]{3}) ?([^]*)$/.exec(element) ?? [];
    const di =
      format === '12'
        ? name !== undefined && value !== undefined && ([name, value] as const)
        : splitDataIdentifier(element);
    if (!di) throw new CodeFailure('data-identifier', element);
    dis.push(di);
  }
  return { format, dis };
}

/**
 * Reads a message of formats 05 (GS1), 06 (data identifiers) and 12 (text elements). Labels without trailer, with the old header `>[)>`, or
 * from scanners that drop RS and EOT are taken with a warning. Undefined: no message at all. Source: ISO/IEC 15434.
 */
export function readEnvelopes(text: string): Envelopes | undefined {
  const header = HEADER.exec(text)?.[0];
  if (header === undefined) return undefined;
  const whole = text.endsWith(EOT);
  const body = (whole ? text.slice(0, -1) : text).slice(header.length);
  const envelopes: Envelope[] = [];
  for (const part of (body.endsWith(RS) ? body.slice(0, -1) : body).split(RS)) {
    const [, format, data = ''] = ENVELOPE.exec(part) ?? [];
    if (!format) throw new CodeFailure('format', part);
    envelopes.push(readEnvelope(format, data));
  }
  const warnings = [...(header === `[)>${RS}` ? [] : ['malformed-header']), ...(whole ? [] : ['no-trailer'])];
  return { envelopes, warnings };
}

/** Step 3: an ISO 15434 message. What several envelopes say is one list; where they name several products, none is picked. */
export function readIso15434(scan: Scan, context: ParseContext): Parsed | undefined {
  const message = readEnvelopes(scan.separated);
  if (!message) return undefined;
  const { envelopes } = message;
  const dis = diFields(
    envelopes.flatMap(envelope => envelope.dis ?? []),
    context,
  );
  const ais = envelopes.find(envelope => envelope.ais)?.ais;
  const { product, ...rest } = dis;
  const gs1 = ais && gs1Fields(ais, context);
  return accept(scan, 'iso15434', {
    ...(rest.dis?.length ? rest : {}),
    ...(product && envelopes.length === 1 && { product }),
    ...gs1,
    warnings: [
      ...message.warnings,
      ...dis.warnings,
      ...(gs1?.warnings ?? []),
      ...(envelopes.length > 1 ? ['several-envelopes'] : []),
    ],
  });
}
