// Flows of many lines, and one scan more, folded by the domain itself: lines that a scan does not touch stay the same
// objects, as in a session.
import { serialKey } from '../../src/domain/rules/serial-rule.js';
import { apply, replayFrom } from '../../src/domain/folding/apply.js';
import { SETTINGS } from '../../test/domain/bench.js';

const NAMES = ['Orbit Phone, 128 GB, midnight', 'Cordless drill 18 V, brushless', 'Game console', 'USB-C cable, 2 m'];
const STAMP = { atMs: Date.UTC(2026, 10, 23, 9), deviceId: 'till-1' };

const range = length => Array.from({ length }, (_, at) => at);
/** Three of four products have serials. */
const hasSerials = at => at % 4 !== 3;

export function productsOf(lines) {
  return range(lines).map(at => ({
    sku: `SKU-${at}`,
    name: `${NAMES[at % 4]} ${at}`,
    gtins: [],
    barcodes: [],
    serialNumberRequired: hasSerials(at),
  }));
}

function accepted(lineId, serial) {
  const reading = { id: serial, text: serial, source: 'wedge', atMs: STAMP.atMs };
  const key = serialKey(`SKU-${lineId}`, serial, undefined);
  const captured = { serial, key, reading, warnings: [], expected: false, flags: [] };
  return { ...STAMP, type: 'serial-accepted', lineId, captured };
}

/** A flow in which every line with serials has this many of the twenty that it expects. */
export function flowOf(lines, serials) {
  const document = {
    flow: 'asn-receiving',
    documentId: 'ASN-1',
    locationId: 'here',
    refs: [],
    lines: range(lines).map(at => ({ lineId: `${at}`, sku: `SKU-${at}`, expectedQty: 20, serialPolicy: 'none' })),
  };
  const opening = { type: 'flow-opened', flowId: 'f', document, products: productsOf(lines), settings: SETTINGS };
  const facts = range(lines)
    .filter(hasSerials)
    .flatMap(at => range(serials).map(n => accepted(`${at}`, `SN${at}-${1000 + n}`)));
  return replayFrom(apply(undefined, { ...STAMP, ...opening }), facts);
}

let scans = 0;

/** The state after one more serial on this line. */
export function scanOn(state, lineId) {
  return apply(state, accepted(lineId, `X${scans++}`));
}
