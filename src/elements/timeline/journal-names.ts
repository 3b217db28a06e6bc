import type { Fact } from '../../domain/model/fact.js';
import type { Product } from '../../domain/model/product.js';

/** What a journal calls things. Facts name lines, serials and reasons by their ids only. */
export interface JournalNames {
  readonly productOf: (lineId: string) => Product | undefined;
  /** The serial behind a key, as it was captured; the key itself where the journal has not got it. */
  readonly serialOf: (key: string) => string;
  /** What the store calls a reason. */
  readonly reasonOf: (code: string) => string;
}

export function namesIn(facts: readonly Fact[]): JournalNames {
  const products = new Map<string, Product>();
  const serials = new Map<string, string>();
  const reasons = new Map<string, string>();
  for (const fact of facts) {
    if (fact.type === 'serial-accepted') serials.set(fact.captured.key, fact.captured.serial);
    else if (fact.type === 'line-added') products.set(fact.lineId, fact.product);
    else if ('document' in fact) {
      const bySku = new Map(fact.products.map(product => [product.sku, product]));
      for (const { lineId, sku } of fact.document.lines) {
        const product = bySku.get(sku);
        if (product) products.set(lineId, product);
      }
      if (fact.type !== 'flow-opened') continue;
      for (const { code, label } of fact.settings.reasonCodes) reasons.set(code, label);
    }
  }
  return {
    productOf: lineId => products.get(lineId),
    serialOf: key => serials.get(key) ?? key,
    reasonOf: code => reasons.get(code) ?? code,
  };
}
