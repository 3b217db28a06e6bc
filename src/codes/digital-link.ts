import { findAi } from './ai.js';
import { LINK_PATH } from './ai-table.js';
import { BASE_64_URL } from './alphabets.js';
import { bitsOf, takeNumber } from './bits.js';
import { hasGs1CheckDigit } from './check-digits.js';
import type { ParseContext } from './code.js';
import { addElement } from './element-string.js';
import { toGtin14 } from './gtin.js';
import { fail, type Said, type Scan } from './scan.js';

/**
 * Percent decoding byte by byte: GS1 values are ASCII, and a broken escape stays as it is, so that nothing is ever
 * thrown.
 */
export function percentDecode(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Pairs from the right-most primary key to the end of the path; undefined when there is no key. */
function pathPairs(path: string): [ai: string, value: string][] | undefined {
  const segments = path.split('/');
  const pairs: [string, string][] = [];
  while (segments.length > 1) {
    const [ai = '', value = ''] = segments.splice(-2);
    if (!findAi(ai)) return undefined;
    pairs.push([ai, value]);
    if (LINK_PATH.test(ai)) return pairs.reverse();
  }
  return undefined;
}

/** Query parameters whose names are numbers; anything else belongs to the web site. */
function attributePairs(query: string): [ai: string, value: string][] {
  return Array.from(query.matchAll(/(?:^|&)(\d+)=([^&]*)/g), ([, ai = '', value = '']) => {
    if (!findAi(ai)?.attribute) fail('link-attribute', ai);
    return [ai, value.replaceAll('+', ' ')];
  });
}

/**
 * Is the last segment a compressed link? Told by the GTIN at its beginning: 8 bits that announce it, then 47 bits with
 * a right check digit. Source: GS1 Digital Link Standard: Compression, 1.0.
 */
function isCompressed(path: string): boolean {
  const [, start] = /(?:^|\/)([\w-]{10})[\w-]*$/.exec(path) ?? [];
  if (!start) return false;
  const bits = bitsOf(start, BASE_64_URL);
  const head = Number(takeNumber(bits, 8));
  return (head === 1 || ((head & 15) > 9 && head < 0x90)) && hasGs1CheckDigit(takeNumber(bits, 47, 14));
}

const LINK = /^(?:(?:https?|HTTPS?):\/\/|(?=[\w-]+\.))([^/?#]+)\/([^?#]*)\??([^#]*)/;

/**
 * Step 4: a GS1 Digital Link URI, also without its scheme where the host has a dot. A web
 * address without a GS1 key is not one. A GTIN shorter than 14 digits is read only when the feed has it, with a
 * warning; a compressed link is refused. Source: GS1 Digital Link Standard: URI Syntax, 1.6.
 */
export function readDigitalLink({ text }: Scan, context: ParseContext): Said | undefined {
  const [, host = '', path = '', query = ''] = LINK.exec(text) ?? [];
  const pairs = pathPairs(path);
  if (!pairs) return isCompressed(path) ? fail('compressed-digital-link') : undefined;
  if (!/^[\w.:-]+$/.test(host) || /[^!#-;=?-Z[\]_a-z~]/.test(text)) fail('uri-characters');
  if (!LINK_PATH.test(pairs.map(([ai]) => ai).join(' '))) fail('link-qualifiers');
  const ais: [string, string][] = [];
  let warning = '';
  for (const [ai, encoded] of [...pairs, ...attributePairs(query)]) {
    let value = percentDecode(encoded);
    const gtin = ai === '01' && value.length < 14 && toGtin14(value);
    if (gtin && context.isProduct(gtin)) {
      value = gtin;
      warning = 'short-gtin';
    }
    if (ais.some(([other]) => other === ai)) fail('ai-repeated', ai);
    addElement(ais, ai, value);
  }
  return { syntax: 'digital-link', ais, warnings: [warning] };
}
