import { brokenRule, findAi, findAiAt } from './ai.js';
import { FIXED_LENGTH } from './ai-table.js';
import { hasGs1CheckDigit } from './check-digits.js';
import type { Elements, ParseContext } from './code.js';
import { toGtin14 } from './gtin.js';
import { fail, GS, type Said, type Scan } from './scan.js';

/** No label carries more; the limit keeps reading linear in the length of the text. */
const MAX_ELEMENTS = 100;

/**
 * Adds one checked element; an identifier may stand twice only with the same value. Source: GS1 General Specifications,
 * 4.2.
 */
export function addElement(ais: [string, string][], ai: string, value: string): void {
  const spec = findAi(ai);
  const twice = ais.some(([other, said]) => other === ai && said !== value);
  const rule = !spec ? 'ai-unknown' : twice ? 'ai-repeated' : brokenRule(spec, value);
  if (rule || ais.length > MAX_ELEMENTS) fail(rule ?? 'too-many-elements', `(${ai})${value}`);
  ais.push([ai, value]);
}

/**
 * Reads elements that stand one after the other, separated where the table wants it. Source: GS1 General
 * Specifications, 7.8.
 * @param ais Where they are added.
 */
export function readElementString(text: string, ais: [string, string][] = []): Elements {
  let at = text.startsWith(GS) ? 1 : 0;
  if (at >= text.length) fail('empty');
  while (at < text.length) {
    const { ai, length } = findAiAt(text, at) ?? fail('ai-unknown', text.slice(at));
    const from = at + ai.length;
    // A value of fixed length ends by itself: the next element follows without a separator.
    const [value = ''] = text.slice(from, FIXED_LENGTH.test(ai) ? from + length : undefined).split(GS, 1);
    const end = from + value.length;
    addElement(ais, ai, value);
    at = text[end] === GS ? end + 1 : end;
  }
  return ais;
}

/** Step 2: a GS1 carrier, said by its AIM identifier or by a leading separator (Data Matrix); errors are final. */
export function readGs1Carrier({ separated, aim, symbology }: Scan): Said | undefined {
  const dataBar = symbology === 'gs1-databar' && !/^\(|^\d{14}$/.test(separated);
  const isCarrier = /^\](C1|e0|d[25]|Q[34]|J[14])$/.test(aim) || dataBar || separated.startsWith(GS);
  return isCarrier ? { syntax: 'gs1', ais: readElementString(separated) } : undefined;
}

/**
 * Step 4: bracketed elements, `(01)…(21)…`, recognised by a known application identifier in front; errors are final. A
 * bracket within a value is written `\(`. As on labels for people, white space may part the elements, and the digits of
 * a value of fixed length, which has its length without it. Source: GS1 Barcode Syntax Engine, bracketed element
 * strings; GS1 General Specifications, 4.14.
 */
export function readBracketed({ text }: Scan): Said | undefined {
  const [, first = ''] = /^\((\d+)\)/.exec(text) ?? [];
  if (!findAi(first)) return undefined;
  const ais: [string, string][] = [];
  // Text that is no element comes as one without an identifier, which `addElement` refuses.
  for (const [, ai = '', value = ''] of text.matchAll(/\((\d+)\)([^(\\]*(?:\\\(?[^(\\]*)*)|[^]+/g))
    addElement(ais, ai, value.replaceAll(FIXED_LENGTH.test(ai) ? /\s/g : /^\s+|\s+$|\\(?=\()/g, ''));
  return { syntax: 'gs1', ais };
}

/**
 * Step 9: elements from a scanner that sends no AIM identifier, but only where the feed has their GTIN, in front or
 * further on; and an SSCC as logistic labels carry it (`00` and 18 digits). The SSCC is read as a carton, so that it
 * never counts as a serial, unless the product's serials have a form of their own. A lost separator is never guessed: a
 * text that cannot be read as elements, or only so that the GTIN is part of another value, is an error and no serial.
 * Source: GS1 General Specifications, 7.8.
 */
export function readInferred({ separated }: Scan, context: ParseContext): Said | undefined {
  const [, gtin] =
    Array.from(separated.matchAll(/01(?=(\d{14}))/g)).find(
      ([, digits = '']) => toGtin14(digits) && context.isProduct(digits),
    ) ?? [];
  const isSscc =
    /^00\d{18}$/.test(separated) && hasGs1CheckDigit(separated) && !context.rule?.pattern && !context.rule?.kind;
  if (!isSscc && !gtin) return undefined;
  const ais = readElementString(separated);
  if (!isSscc && !ais.some(([ai, value]) => ai === '01' && value === gtin)) fail('separators-lost');
  return { syntax: isSscc ? 'sscc' : 'gs1', ais, warnings: ['inferred-gs1'] };
}
