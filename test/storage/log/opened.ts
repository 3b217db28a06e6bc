import type { Fact } from '../../../src/domain/model/fact.js';
import { readDocument } from '../../../src/domain/inputs/read-document.js';
import { readSettings } from '../../../src/domain/inputs/read-settings.js';

export const stamp = { atMs: 1, deviceId: 'till-1' };
export const opened: Fact = {
  ...stamp,
  type: 'flow-opened',
  flowId: 'flow',
  document: readDocument({
    flow: 'asn-receiving',
    documentId: 'ASN-1',
    locationId: '0042',
    lines: [{ lineId: '10', sku: 'sku-1', expectedQty: 9 }],
  }),
  products: [{ sku: 'sku-1', name: 'Drill', gtins: [], barcodes: [], serialNumberRequired: true }],
  settings: readSettings({ deviceId: 'till-1' }),
};

/** A serial as it was accepted; its claim is that of `claimOf`. */
export function accepted(serial: string): Fact {
  const reading = { id: serial, text: serial, source: 'wedge', atMs: 1 } as const;
  const captured = { serial, key: `sku-1|${serial}`, reading, warnings: [], expected: false, flags: [] };
  return { ...stamp, type: 'serial-accepted', lineId: '10', captured };
}
