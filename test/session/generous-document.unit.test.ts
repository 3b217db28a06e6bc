import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import { InputReader } from '../../src/domain/inputs/read-input.js';
import { readFact } from '../../src/domain/inputs/read-fact.js';
import type { Problem } from '../../src/domain/model/input-error.js';
import { captureEventOf, writeEpcis } from '../../src/output/index.js';
import type { Capture } from '../../src/ports/capture.js';
import { schemaErrors, type Schema } from '../support/json-schema.js';
import { MemoryStore } from '../support/memory-store.js';
import { openSmallFlow, SMALL_DOCUMENT } from '../support/small-flow.js';

const schema = JSON.parse(
  await readFile(new URL('../../src/output/capture-event.schema.json', import.meta.url), 'utf8'),
) as Schema;

const DOCUMENT = {
  ...SMALL_DOCUMENT,
  documentId: 'ASN-2',
  lines: [
    { lineId: '1', sku: 'DRILL', expectedQty: 3, expectedSerials: ['T1', 'T2', 'T2'] },
    { lineId: '2', sku: 'CASE', expectedQty: 2.5 },
  ],
} satisfies DocumentInput;

async function open(store = new MemoryStore()): Promise<{ capture: Capture; told: Problem[] }> {
  const told: Problem[] = [];
  const capture = await openSmallFlow({ store, onProblem: problem => told.push(problem) });
  await capture.open(DOCUMENT);
  return { capture, told };
}

describe('a document with a problem', () => {
  it('is told once, when its flow begins, and keeps it in its journal', async () => {
    const store = new MemoryStore();
    const first = await open(store);
    expect(first.told.map(({ code, entry }) => `${code} ${entry}`)).to.deep.equal(['duplicate T2', 'fractional 2.5']);
    const second = await open(store);
    expect(second.told).to.deep.equal([]);
    expect(second.capture.state?.document.problems).to.deep.equal(first.told);
    const [opened] = await first.capture.device.journal('asn-receiving/ASN-2/1');
    expect(opened).to.have.nested.property('document.problems').that.deep.equals(first.told);
  });

  it('is read from another device as it stands there, and not with entries that were put there later', async () => {
    const { capture } = await open();
    const journal = await capture.device.journal('asn-receiving/ASN-2/1');
    const facts = JSON.parse(JSON.stringify(journal)) as unknown[];
    const reader = new InputReader('export');
    expect(facts.map((fact, at) => readFact(reader, fact, `facts[${at}]`))).to.deep.equal(facts);
    expect(reader.problems).to.deep.equal([]);
    const [opened] = facts as { document: { lines: { expectedSerials?: unknown[] }[] } }[];
    opened?.document.lines[0]?.expectedSerials?.push(' T9');
    readFact(reader, opened, 'facts[0]');
    expect(reader.problems.map(({ code }) => code)).to.deep.equal(['trimmed']);
  });

  it('is no other document when it is opened again, and has other problems where it is revised', async () => {
    const { capture, told } = await open();
    const { seq } = await capture.open(DOCUMENT);
    expect(capture.state?.seq).to.equal(1);
    expect(seq).to.equal(1);
    const [first, second] = DOCUMENT.lines;
    const revised = { ...DOCUMENT, lines: [{ ...first, expectedSerials: ['T1', 'T2', ' T3'] }, second] };
    await capture.open(revised as DocumentInput);
    expect(told.slice(2).map(({ code }) => code)).to.deep.equal(['trimmed', 'fractional']);
    expect(capture.state?.document.problems).to.deep.equal(told.slice(2));
    expect(capture.state?.lines[0]?.expectedSerials).to.deep.equal(['T1', 'T2', 'T3']);
  });

  it('has it in its event, in which units that were not listed match', async () => {
    const { capture, told } = await open();
    await capture.enterList(['T1', 'T2', 'T3'], { lineId: '1' });
    await capture.request({ type: 'receive-all' });
    expect(await capture.request({ type: 'complete' })).to.deep.equal({ outcome: 'done' });
    if (!capture.state) throw new Error('There is no flow');
    const event = captureEventOf(capture.state, 'event-1', 0, 0);
    expect(event.problems).to.deep.equal(told);
    expect(schemaErrors(schema, JSON.parse(JSON.stringify(event)))).to.deep.equal([]);
    expect(event.lines.map(({ status, countedQty }) => [status, countedQty])).to.deep.equal([
      ['match', 3],
      ['match', 2.5],
    ]);
    expect(event.lines[0]?.serials.map(({ expected }) => expected)).to.deep.equal([true, true, true]);
    expect(writeEpcis(event, { baseUri: 'https://shop.example' }).text).not.to.include('mismatch');
  });
});
