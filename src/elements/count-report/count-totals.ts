import type { CountedProduct, CountReport } from '../../domain/rules/count-report.js';

/** Units of the whole count. `expected` and `variance` are over the products of which something is expected. */
export interface CountTotals {
  readonly expected?: number;
  readonly counted: number;
  readonly variance?: number;
  readonly match: number;
  readonly missing: number;
  readonly unexpected: number;
  readonly unreadable: number;
}

/** The products that somebody has to look at, and the others. Each keeps its order. */
export interface SortedProducts {
  readonly differing: readonly CountedProduct[];
  readonly matching: readonly CountedProduct[];
}

export function totalsOf({ products }: CountReport): CountTotals {
  const sum = (unitsOf: (product: CountedProduct) => number) =>
    products.reduce((total, product) => total + unitsOf(product), 0);
  return {
    ...(isAnyExpected(products) && {
      expected: sum(({ expectedQty = 0 }) => expectedQty),
      variance: sum(({ variance, countedQty }) => variance ?? countedQty),
    }),
    counted: sum(({ countedQty }) => countedQty),
    match: sum(({ match }) => match),
    missing: sum(({ missing }) => missing.length),
    unexpected: sum(({ unexpected }) => unexpected.length),
    unreadable: sum(({ unreadable }) => unreadable),
  };
}

export function sortProducts({ products }: CountReport): SortedProducts {
  return {
    differing: products.filter(({ status }) => status !== 'match'),
    matching: products.filter(({ status }) => status === 'match'),
  };
}

function isAnyExpected(products: readonly CountedProduct[]): boolean {
  return products.some(({ expectedQty }) => expectedQty !== undefined);
}
