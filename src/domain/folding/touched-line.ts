import type { Fact } from '../model/fact.js';

/**
 * The line for whose units somebody has looked, by this fact. A reading that was refused on a line, or that led to a
 * question about it, is a look, too; a reason for what is missing is none.
 */
export function touchedLine(fact: Fact): string | undefined {
  switch (fact.type) {
    case 'serial-accepted':
    case 'serial-removed':
    case 'unit-counted':
    case 'line-restarted':
    case 'unreadable-counted':
    case 'unreadable-removed':
    case 'unit-marked':
    case 'units-marked':
      return fact.lineId;
    case 'serial-prompted':
    case 'confirm-prompted':
    case 'wrong-product-prompted':
      return 'lineId' in fact.prompt ? fact.prompt.lineId : undefined;
    case 'reading-refused':
      return fact.reading && fact.refusal.lineId;
    default:
      return undefined;
  }
}
