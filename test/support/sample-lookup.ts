import type { LookupResult } from '../../src/domain/folding/serial-places.js';
import { FLOWS } from './sample-flows.js';
import { JOURNAL } from './sample-journal.js';

const [, transfer, asn] = FLOWS;
const product = { sku: 'PHONE-128', product: 'Phone 128 GB', lineId: '2' };

/** A serial that a delivery counts and a transfer lists. */
export const LOOKED_UP: Omit<LookupResult, 'serial'> = {
  ledger: [{ sku: 'PHONE-128', serial: '356938035643809', status: 'in-stock', locationId: 'store-12' }],
  places: [
    ...(asn ? [{ flow: asn, ...product, isCounted: true }] : []),
    ...(transfer ? [{ flow: transfer, ...product, isCounted: false }] : []),
  ],
  history: asn
    ? [{ flow: asn, facts: JOURNAL.filter(({ type }) => type === 'flow-opened' || type === 'flow-completed') }]
    : [],
};
