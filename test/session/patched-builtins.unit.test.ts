import { expect } from 'chai';
import { canonical } from '../../src/chain/canonical.js';
import { createCapture } from '../../src/create-capture.js';
import { freeze } from '../../src/domain/folding/frozen-state.js';
import { captureEventOf, writeAudit, writeEpcis, writeEventJson } from '../../src/output/index.js';
import { asn, feed, imeis } from '../support/asn.js';
import { MemoryStore } from '../support/memory-store.js';
import { accepted, flowAfter } from '../support/sample-flow.js';

/** As prototype.js 1.6 and others do: all that is in the page inherits it. */
function patch(): () => void {
  const toJSON = function (this: unknown): string {
    return `patched ${typeof this}`;
  };
  const added: readonly (readonly [owner: object, name: string, value: unknown])[] = [
    [Array.prototype, 'toJSON', toJSON],
    [Array.prototype, 'each', () => undefined],
    [Object.prototype, 'toJSON', toJSON],
    [Object.prototype, 'extend', () => 'extended'],
  ];
  for (const [owner, name, value] of added)
    Object.defineProperty(owner, name, { value, configurable: true, enumerable: true, writable: true });
  return () => added.forEach(([owner, name]) => Reflect.deleteProperty(owner, name));
}

/** What a scan leaves behind, as texts. */
async function scanned(): Promise<readonly string[]> {
  const clock = { now: () => 1_700_000_000_000, utcOffsetMinutes: () => 0, newId: () => 'an-id' };
  const settings = { deviceId: 'till-7', reasonCodes: [{ code: 'torn', label: 'Torn' }] };
  const store = new MemoryStore();
  const capture = createCapture({ settings, products: feed, store, clock, sources: [], camera: false });
  const { flowId } = await capture.open(asn);
  await capture.read({ id: 'scan-1', text: imeis[0], source: 'wedge', atMs: 1_700_000_000_000 });
  const journal = await capture.device.journal(flowId);
  capture.close();
  const state = flowAfter([accepted('1', imeis[0])]);
  const event = captureEventOf(state, 'event-1', 1_700_000_000_000, 0);
  const facts = journal.map(fact => ({ ...fact, atMs: 0 }));
  return [
    canonical(facts),
    writeAudit(facts, 'json').text,
    writeEventJson(event).text,
    writeEpcis(event, { baseUri: 'https://id.example.com' }).text,
    ...Object.values(freeze(state)).map(String),
  ];
}

describe('a page whose libraries have changed what arrays and objects inherit', () => {
  it('keeps, hands out and hashes what it would without them', async () => {
    const expected = await scanned();
    const putBack = patch();
    const found = await scanned().finally(putBack);
    for (const [at, text] of expected.entries()) expect(found[at]).to.equal(text);
  });
});
