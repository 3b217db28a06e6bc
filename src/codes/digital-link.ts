import { findAi, type Ais } from './ai.js';
import { LINK_KEYS } from './ai-table.js';
import { BASE_64_URL } from './alphabets.js';
import { hasGs1CheckDigit } from './check-digits.js';
import type { ParseContext, Parsed } from './code.js';
import { acceptAis, addElement } from './element-string.js';
import { toGtin14 } from './gtin.js';
import { CodeFailure, type Scan } from './scan.js';

/** Percent decoding byte by byte: GS1 values are ASCII, and a broken escape stays as it is, so that nothing is ever thrown. */
export function percentDecode(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The alternatives of qualifiers that may follow a primary key; undefined when it is no primary key. */
function qualifiersOf(key: string): readonly string[] | undefined {
  const entry = ` ${LINK_KEYS} `.split(` ${key}:`, 2)[1];
  return entry?.split(' ', 1)[0]?.split('|');
}

/** Pairs from the right-most primary key to the end of the path; undefined when there is no key. */
function pathPairs(path: string): [string, string][] | undefined {
  const segments = path.split('/');
  const pairs: [string, string][] = [];
  while (segments.length >= 2) {
    const [key = '', value = ''] = segments.splice(-2);
    if (!findAi(key)) return undefined;
    pairs.push([key, value]);
    if (qualifiersOf(key)) return pairs.reverse();
  }
  return undefined;
}

function inOrder(keys: readonly string[], allowed: string): boolean {
  const order = allowed.split(',');
  const places = keys.map(key => order.indexOf(key));
  return places.every((place, i) => place > (places[i - 1] ?? -1));
}

/** Query parameters whose names are numbers; anything else belongs to the web site. */
function queryPairs(query: string): [string, string][] {
  return query
    .split('&')
    .filter(pair => pair.includes('='))
    .map((pair): [string, string] => [
      pair.split('=', 1)[0] ?? '',
      pair.slice(pair.indexOf('=') + 1).replaceAll('+', ' '),
    ])
    .filter(([key]) => /^\d+$/.test(key));
}

/**
 * Is the last segment a compressed link? Told by the GTIN at its beginning: 8 bits that announce it, then 47 bits with a right check digit.
 * Source: GS1 Digital Link Standard: Compression, 1.0.
 */
function isCompressed(path: string): boolean {
  const segment = path.slice(path.lastIndexOf('/') + 1);
  if (!/^[\w-]{10,}$/.test(segment)) return false;
  const bits = [...segment.slice(0, 10)].reduce(
    (all, character) => all * 64n + BigInt(BASE_64_URL.indexOf(character)),
    0n,
  );
  const head = Number(bits >> 52n);
  const gtin = String((bits >> 5n) & 0x7fffffffffffn).padStart(14, '0');
  return (head === 1 || ((head & 15) > 9 && head < 0x90)) && hasGs1CheckDigit(gtin);
}

/** Splits a link into AI elements; `legacyGtin` answers whether a GTIN of 8, 12 or 13 digits may stand for 14. */
function readElements(pairs: readonly [string, string][], query: string, legacyGtin: (gtin: string) => boolean): Ais {
  const ais: [string, string][] = [];
  const attributes = queryPairs(query);
  const unfit = attributes.find(([key]) => !findAi(key)?.attribute);
  if (unfit) throw new CodeFailure('link-attribute', unfit[0]);
  for (const [ai, encoded] of [...pairs, ...attributes]) {
    const value = percentDecode(encoded);
    const gtin = ai === '01' ? toGtin14(value) : undefined;
    if (ais.some(([other]) => other === ai)) throw new CodeFailure('ai-repeated', ai);
    addElement(ais, ai, gtin && legacyGtin(gtin) ? gtin : value);
  }
  return ais;
}

/**
 * Step 4: a GS1 Digital Link URI. A web address without a GS1 key is not one. A GTIN shorter than 14 digits is taken only when the feed has
 * it, with a warning; a compressed link is reported. Source: GS1 Digital Link Standard: URI Syntax, 1.6.
 */
export function readDigitalLink(scan: Scan, context: ParseContext): Parsed | undefined {
  const [, host = '', path = '', query = ''] =
    /^(?:https?|HTTPS?):\/\/([^/?#]*)\/([^?#]*)\??([^#]*)/.exec(scan.text) ?? [];
  if (!host) return undefined;
  const pairs = pathPairs(path);
  if (!pairs && !isCompressed(path)) return undefined;
  if (!pairs) throw new CodeFailure('compressed-digital-link', scan.text);
  if (!/^[\w.:-]+$/.test(host) || /[^!#-;=?-Z[\]_a-z~]/.test(scan.text))
    throw new CodeFailure('uri-characters', scan.text);
  const [key = '', ...qualifiers] = pairs.map(([ai]) => ai);
  if (!qualifiersOf(key)?.some(allowed => inOrder(qualifiers, allowed)))
    throw new CodeFailure('link-qualifiers', scan.text);
  const ais = readElements(pairs, query, context.isProduct);
  const warnings = /\/01\/(\d{8}|\d{12,13})(\/|$)/.test(`/${path}`) ? ['short-gtin'] : [];
  return acceptAis(scan, 'digital-link', ais, context, warnings);
}
