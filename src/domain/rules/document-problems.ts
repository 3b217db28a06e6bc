import type { FlowDocument } from '../model/document.js';
import type { Problem } from '../model/input-error.js';
import type { Product } from '../model/product.js';
import type { Settings } from '../model/settings.js';
import { feedContradictions } from './listed-products.js';
import { serialKey } from './serial-key.js';
import { checkSerial, delimiterOf } from './serial-rule.js';

/** Most problems that are kept of one document. */
const MAX_PROBLEMS = 200;

/** What was taken as it is meant, or kept as it stands. Any other entry with a problem was left out. */
const TAKEN: ReadonlySet<string> = new Set([
  'trimmed',
  'taken-as-text',
  'taken-as-number',
  'fractional',
  'inconsistent',
  'line-renamed',
  'contradicts-feed',
  'more-problems',
]);

/** Was the entry of the document left out, so that nobody looks for it? */
export function isLeftOut({ code }: Problem): boolean {
  return !TAKEN.has(code);
}

/** The document with further problems: not more than anybody reads. */
export function withProblems(document: FlowDocument, more: readonly Problem[]): FlowDocument {
  const problems = [...(document.problems ?? []), ...more];
  if (more.length === 0) return document;
  if (problems.length <= MAX_PROBLEMS) return { ...document, problems };
  const rest = String(problems.length - MAX_PROBLEMS + 1);
  const last = { code: 'more-problems', path: 'lines', message: `There are ${rest} more problems`, entry: rest };
  return { ...document, problems: [...problems.slice(0, MAX_PROBLEMS - 1), last] };
}

/**
 * The document as its flow works it, where feed and settings have a say as well. A listed serial that no scan could
 * ever give is left out: one that the product's rule or the event file cannot hold, and one that is the same unit as
 * another to the product's rule. What contradicts the feed is kept. All of it stands in `problems`.
 */
export function workable(document: FlowDocument, products: readonly Product[], settings: Settings): FlowDocument {
  if (!settings.enableSerializedInventory) return document;
  const bySku = new Map(products.map(product => [product.sku, product]));
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const lines = document.lines.map((line, at) => {
    const { sku, lineId, expectedSerials, ...more } = line;
    const rule = bySku.get(sku)?.serialRule;
    const fit = expectedSerials?.filter(serial => {
      const key = serialKey(sku, serial, rule);
      const problem = checkSerial(serial, rule, delimiterOf(settings)) ?? (seen.has(key) && REPEATED);
      seen.add(key);
      if (!problem) return true;
      const path = `lines[${at}].expectedSerials`;
      const message = `${path} has ${serial}, which cannot be captured: ${problem.rule}`;
      problems.push({ code: problem.code, path, message, entry: serial, lineId });
      return false;
    });
    if (!fit || fit.length === expectedSerials?.length) return line;
    if (fit.length > 0) return { ...line, expectedSerials: fit };
    return { sku, lineId, ...more, serialPolicy: 'none' as const };
  });
  const read = problems.length > 0 ? { ...document, lines } : document;
  return withProblems(read, [...problems, ...feedContradictions(read, products)]);
}

const REPEATED = { code: 'duplicate', rule: 'the same unit as another' } as const;
