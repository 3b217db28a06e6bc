import type { Fact } from '../../src/domain/model/fact.js';
import { readDocument } from '../../src/domain/inputs/read-document.js';
import { readSettings } from '../../src/domain/inputs/read-settings.js';

const stamp = { atMs: 1_700_000_000_000, deviceId: 'ipad-7' };

/** The journal of an ASN whose serials were all captured. */
export function journalOf(lines: number, serialsALine: number, flowId = 'bench'): Fact[] {
  const skus = Array.from({ length: lines }, (_, line) => `SKU-${line}`);
  const serialsOf = (sku: string): string[] => Array.from({ length: serialsALine }, (_, at) => `${sku}-00042-${at}`);
  const document = readDocument({
    flow: 'asn-receiving',
    documentId: 'BENCH',
    locationId: 'S',
    lines: skus.map((sku, line) => ({
      lineId: String(line + 1),
      sku,
      expectedQty: serialsALine,
      expectedSerials: serialsOf(sku),
    })),
  });
  const products = skus.map((sku, line) => {
    const gtins = [String(4_006_381_000_000 + line)];
    return { sku, name: `Cordless drill ${line}`, gtins, barcodes: [], serialNumberRequired: true };
  });
  const settings = readSettings({ deviceId: stamp.deviceId });
  const opened: Fact = { ...stamp, type: 'flow-opened', flowId, document, products, settings };
  const accepted = skus.flatMap((sku, line) =>
    serialsOf(sku).map((serial): Fact => {
      const text = `0104006381333207${'21'}${serial}`;
      const reading = {
        id: crypto.randomUUID(),
        text,
        source: 'wedge',
        atMs: stamp.atMs,
        symbology: 'code-128',
      } as const;
      const captured = { serial, key: `${sku}|${serial}`, reading, warnings: [], expected: true, flags: [] };
      return { ...stamp, type: 'serial-accepted', lineId: String(line + 1), captured };
    }),
  );
  return [opened, ...accepted];
}
