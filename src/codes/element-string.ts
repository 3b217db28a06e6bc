import { brokenRule, findAi, findAiAt, type Ais } from './ai.js';
import { hasGs1CheckDigit } from './check-digits.js';
import type { Code, ParseContext, Parsed, Syntax } from './code.js';
import { gtinFields, toGtin14 } from './gtin.js';
import { accept, CodeFailure, GS, type Scan } from './scan.js';

/** No label carries more; the limit keeps reading linear in the length of the text. */
const MAX_ELEMENTS = 100;

/** Adds one checked element; an identifier may stand twice only with the same value. Source: GS1 General Specifications, 4.2. */
export function addElement(ais: [string, string][], ai: string, value: string): void {
  const spec = findAi(ai);
  const twice = ais.some(([other, said]) => other === ai && said !== value);
  const rule = !spec ? 'ai-unknown' : twice ? 'ai-repeated' : brokenRule(spec, value);
  if (rule || ais.length > MAX_ELEMENTS) throw new CodeFailure(rule ?? 'too-many-elements', `(${ai})${value}`);
  ais.push([ai, value]);
}

/** Reads elements that stand one after the other, separated where the table wants it. Source: GS1 General Specifications, 7.8. */
export function readElementString(text: string): Ais {
  const ais: [string, string][] = [];
  let at = text.startsWith(GS) ? 1 : 0;
  if (at >= text.length) throw new CodeFailure('empty', text);
  while (at < text.length) {
    const spec = findAiAt(text, at);
    if (!spec) throw new CodeFailure('ai-unknown', text.slice(at));
    const from = at + spec.ai.length;
    const separator = text.indexOf(GS, from);
    const end = Math.min(separator < 0 ? text.length : separator, from + (spec.fixedLength ?? Infinity));
    addElement(ais, spec.ai, text.slice(from, end));
    at = text[end] === GS ? end + 1 : end;
  }
  return ais;
}

/** Reads `(01)…(21)…`; a bracket within a value is written `\(`. Source: GS1 Barcode Syntax Engine, bracketed element strings. */
export function readBracketed(text: string): Ais {
  const ais: [string, string][] = [];
  const elements = /\((\d+)\)([^(\\]*(?:\\\(?[^(\\]*)*)/y;
  while (!ais.length || elements.lastIndex < text.length) {
    const [, ai = '', value = ''] = elements.exec(text) ?? [];
    addElement(ais, ai, value.replaceAll('\\(', '('));
  }
  return ais;
}

/** What GS1 elements say, in the words of a code. */
export function gs1Fields(ais: Ais, context: ParseContext): Partial<Code> & Pick<Code, 'warnings'> {
  const { '00': sscc, '01': gtin, '02': contents, 21: serial, 8006: piece } = Object.fromEntries(ais);
  const carton = sscc ?? contents;
  return {
    ...(gtin && gtinFields(gtin, context)),
    ...(serial && { serial }),
    ...(carton && { carton }),
    ais,
    warnings: serial && !gtin && !piece ? ['serial-without-gtin'] : [],
  };
}

/** A code of GS1 elements. */
export function acceptAis(
  scan: Scan,
  syntax: Syntax,
  ais: Ais,
  context: ParseContext,
  warnings: readonly string[] = [],
): Parsed {
  const fields = gs1Fields(ais, context);
  return accept(scan, syntax, { ...fields, warnings: [...fields.warnings, ...warnings] });
}

/** Step 2: a GS1 carrier, said by its AIM identifier or by a leading separator (Data Matrix); errors are final. */
export function readGs1Carrier(scan: Scan, context: ParseContext): Parsed | undefined {
  const { separated, aim = '', symbology } = scan;
  const dataBar = symbology === 'gs1-databar' && !/^\(|^\d{14}$/.test(separated);
  if (!/^\](C1|e0|d2|Q3|J1)$/.test(aim) && !dataBar && !separated.startsWith(GS)) return undefined;
  return acceptAis(scan, 'gs1', readElementString(separated), context);
}

/** Step 4: bracketed elements, recognised by a known application identifier in front; errors are final. */
export function readBracketedScan(scan: Scan, context: ParseContext): Parsed | undefined {
  const ai = /^\((\d{2,4})\)/.exec(scan.text)?.[1];
  return ai && findAi(ai) ? acceptAis(scan, 'gs1', readBracketed(scan.text), context) : undefined;
}

/**
 * Step 7: elements from a scanner that sends no AIM identifier, only where the feed vouches for the GTIN. A lost separator is never guessed:
 * what does not read as elements is an error, not a serial.
 */
export function readInferredGs1(scan: Scan, context: ParseContext): Parsed | undefined {
  const gtin = toGtin14(/^01(\d{14})/.exec(scan.separated)?.[1] ?? '');
  if (!gtin || !context.isProduct(gtin)) return undefined;
  return acceptAis(scan, 'gs1', readElementString(scan.separated), context, ['inferred-gs1']);
}

/**
 * Step 7: an SSCC as logistic labels carry it (`00` and 18 digits), from a scanner that sends no AIM identifier. Taken for a carton, so that
 * it never counts as a serial, unless the product's serials have a form of their own.
 */
export function readInferredSscc(scan: Scan, context: ParseContext): Parsed | undefined {
  const sscc = /^00(\d{18})$/.exec(scan.text)?.[1];
  if (!sscc || !hasGs1CheckDigit(sscc) || context.rule?.pattern || context.rule?.kind) return undefined;
  return accept(scan, 'sscc', { carton: sscc, ais: [['00', sscc]], warnings: ['inferred-gs1'] });
}
