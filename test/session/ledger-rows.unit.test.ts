import type { DocumentInput, ProductInput } from '../../src/domain/index.js';
import { expect } from 'chai';
import { LEDGER_STATUSES, type LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import type { Problem } from '../../src/domain/model/input-error.js';
import { MemoryStore } from '../support/memory-store.js';
import { openSmallFlow, SMALL_DOCUMENT, soon } from '../support/small-flow.js';

const ROW: LedgerEntry = { sku: 'DRILL', serial: 'D1', status: 'in-stock', locationId: 'STORE-042' };

describe('rows of the ledger', () => {
  async function seed(rows: unknown): Promise<{ seeded: unknown; problems: Problem[]; ledger: LedgerEntry[] }> {
    const problems: Problem[] = [];
    const store = new MemoryStore();
    const capture = await openSmallFlow({ store, onProblem: problem => problems.push(problem) });
    const seeded = await soon(capture.device.seedLedger(rows as LedgerEntry[]).catch((thrown: unknown) => thrown));
    return { seeded, problems, ledger: store.ledger };
  }

  it('are left out where they cannot be used, and the first of them is told', async () => {
    const junk = [
      null,
      undefined,
      5,
      'D1',
      [],
      {},
      { ...ROW, sku: 5 },
      { ...ROW, serial: {} },
      { ...ROW, serial: 'x'.repeat(129) },
      { ...ROW, status: 'lost' },
      { ...ROW, status: undefined },
      { ...ROW, locationId: null },
      { ...ROW, ignoreCase: 'yes' },
      { ...ROW, receipt: '' },
      ...['2026-13-01', '2026-02-30', '1 May 2026', 20280531].map(warrantyUntil => ({ ...ROW, warrantyUntil })),
      ...['2026-11-30', -1, 0.5, NaN, Infinity, 253_402_300_800_000, new Date(0)].map(atMs => ({ ...ROW, atMs })),
    ];
    const { seeded, problems, ledger } = await seed([...junk, { ...ROW, colour: 'red' }]);
    expect(seeded).to.equal(1);
    expect(ledger).to.deep.equal([ROW]);
    expect(problems).to.deep.equal([{ code: 'wrong-type', path: 'ledger[0]', message: 'ledger[0] must be an object' }]);
  });

  it('may say when that was known, and say what is wrong with a time', async () => {
    const rows = [0, 1_790_000_000_000, undefined, null].map(atMs => ({ ...ROW, atMs }));
    const { ledger, problems } = await seed([...rows, { ...ROW, atMs: '2026-11-30' }]);
    expect(ledger).to.deep.equal([{ ...ROW, atMs: 0 }, { ...ROW, atMs: 1_790_000_000_000 }, ROW, ROW]);
    expect(problems).to.deep.equal([
      { code: 'wrong-type', path: 'ledger[4].atMs', message: 'ledger[4].atMs must be a number' },
    ]);
  });

  it('may say when and on which receipt a unit was sold, and how long its warranty is', async () => {
    const sold: LedgerEntry = { ...ROW, status: 'sold', receipt: 'R-1', atMs: 1_790_000_000_000 };
    const rows = [sold, { ...sold, warrantyUntil: '2028-02-29' }, { ...ROW, receipt: null, warrantyUntil: null }];
    expect((await seed(rows)).ledger).to.deep.equal([...rows.slice(0, 2), ROW]);
  });

  it('have a status for every place where a unit may be', async () => {
    const rows = LEDGER_STATUSES.map(status => ({ ...ROW, status }));
    expect((await seed(rows)).ledger).to.deep.equal(rows);
  });

  it('may have holes between them', async () => {
    const sparse: unknown[] = [];
    sparse[2] = ROW;
    expect(await seed(sparse)).to.include({ seeded: 1 });
  });

  it('come by any iterable', async () => {
    async function* stream(): AsyncGenerator<LedgerEntry> {
      yield ROW;
    }
    expect(await seed(stream())).to.deep.include({ seeded: 1, problems: [] });
    expect(await seed(new Set([ROW]))).to.include({ seeded: 1 });
  });

  for (const rows of [undefined, null, 5, 'D1', {}])
    it(`are refused where ${JSON.stringify(rows)} is in their place`, async () => {
      expect((await seed(rows)).seeded).to.include({ name: 'InputError' });
    });
});

describe('a document with holes in a list', () => {
  const { lines } = SMALL_DOCUMENT;
  const holes = (values: readonly unknown[]): unknown[] => {
    const list: unknown[] = [];
    values.slice(1).forEach((value, at) => (list[at + 1] = value));
    return list;
  };
  for (const [path, fields] of [
    ['lines[0]', { lines: holes(lines) }],
    ['lines[0].expectedSerials[0]', { lines: [{ ...lines[0], expectedSerials: holes(['a', 'b']) }] }],
    ['refs[0]', { refs: holes([{}, { type: 'po', id: '1' }]) }],
  ] as const)
    it(`is opened without what is missing at ${path}`, async () => {
      const capture = await openSmallFlow();
      const state = await capture.open({ ...SMALL_DOCUMENT, documentId: 'ASN-2', ...fields } as DocumentInput);
      expect(state.document.problems?.map(problem => problem.path)).to.include(path);
    });

  it('is one of a feed too, whose other rows are used', async () => {
    const rows: unknown[] = [];
    rows[1] = { sku: 'DRILL', SerialNumberRequired: true };
    const problems: Problem[] = [];
    const onProductProblems = (told: readonly Problem[]): void => void problems.push(...told);
    await openSmallFlow({ products: rows as ProductInput[], onProductProblems });
    expect(problems.map(({ path }) => path)).to.deep.equal(['products[0]']);
  });
});
