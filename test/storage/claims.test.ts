import { expect } from '@open-wc/testing';
import type { Claim } from '../../src/domain/model/claim.js';
import { dumpStores } from '../support/dump-stores.js';
import { append, changesOf, claimOf, counted, heldBy, lookUp, rejectionOf, wantedOf } from './samples.js';
import { tabsOfEachTest } from './tabs.js';

/** Serials `SN0000` and on. */
const claimsOf = (count: number, flowId: string): Claim[] =>
  Array.from({ length: count }, (_, number) => claimOf(`SN${String(number).padStart(4, '0')}`, flowId));

describe('claims', () => {
  const tabs = tabsOfEachTest();
  const { open } = tabs;
  const take = (flowId: string, claim: readonly Claim[], release: readonly Claim[] = []) =>
    append(open(), flowId, [counted(1)], { claim, release });
  /** Serials and who has them, as a decision finds them. */
  const found = async (...serials: string[]): Promise<[lookup: string, flowId: string][]> => {
    const { claims } = await lookUp(open(), wantedOf('none', 0, serials));
    return heldBy(claims);
  };
  const groups = async () => (await dumpStores(tabs.name))['claimGroups']?.map(({ key }) => key);

  it('are held once over all groups and tabs', async () => {
    await take('flow-a', claimsOf(2, 'flow-a'));
    await take('flow-a', [claimOf('SN0002', 'flow-a')]);
    const taken = take('flow-b', [claimOf('SN0003', 'flow-b'), claimOf('SN0001', 'flow-b')]);
    expect(await rejectionOf(taken)).to.include({ code: 'aborted' });
    expect(await found('SN0000', 'SN0001', 'SN0002', 'SN0003')).to.deep.equal([
      ['SN0000', 'flow-a'],
      ['SN0001', 'flow-a'],
      ['SN0002', 'flow-a'],
    ]);
  });

  it('are set free one by one, and the others of the group stay', async () => {
    await take('flow-a', claimsOf(3, 'flow-a'));
    await take('flow-a', [], [claimOf('SN0001', 'flow-a')]);
    await take('flow-b', [claimOf('SN0001', 'flow-b')]);
    expect(await rejectionOf(take('flow-b', [claimOf('SN0002', 'flow-b')]))).to.include({ code: 'aborted' });
    await take('flow-a', [], [claimOf('SN0000', 'flow-a'), claimOf('SN0002', 'flow-a')]);
    expect(await found('SN0000', 'SN0001', 'SN0002')).to.deep.equal([['SN0001', 'flow-b']]);
    expect(await groups()).to.deep.equal([['flow-b', 0, 0]]);
  });

  it('are taken anew in the transaction that sets them free', async () => {
    await take('flow-a', claimsOf(3, 'flow-a'));
    await take('flow-a', claimsOf(2, 'flow-a'), claimsOf(2, 'flow-a'));
    expect(await found('SN0000', 'SN0001', 'SN0002')).to.have.deep.members([
      ['SN0000', 'flow-a'],
      ['SN0001', 'flow-a'],
      ['SN0002', 'flow-a'],
    ]);
    expect(await groups()).to.have.length(2);
  });

  it('are set free in bulk, and those of other flows stay', async () => {
    const claims = claimsOf(700, 'flow-a');
    await take('flow-a', claims);
    await take('flow-a', [claimOf('SN-late', 'flow-a')]);
    await take('flow-b', [claimOf('SN-other', 'flow-b')]);
    expect(await groups()).to.have.length(5);
    await take('flow-a', [], claims.slice(100, 600));
    expect(await found('SN0099', 'SN0100', 'SN0599', 'SN0600', 'SN-late')).to.deep.equal([
      ['SN-LATE', 'flow-a'],
      ['SN0099', 'flow-a'],
      ['SN0600', 'flow-a'],
    ]);
    expect(await groups()).to.have.length(4);
    const left = [...claims.slice(0, 100), ...claims.slice(600), claimOf('SN-late', 'flow-a')];
    await take('flow-a', claims.slice(0, 100), left);
    expect(await found('SN0000', 'SN0600', 'SN-late', 'SN-other')).to.deep.equal([
      ['SN-OTHER', 'flow-b'],
      ['SN0000', 'flow-a'],
    ]);
  }).timeout(60_000);

  it('tell who took each, whoever took the others of the group', async () => {
    const [one, two, three, four] = claimsOf(4, 'flow-a') as [Claim, Claim, Claim, Claim];
    const by = (claim: Claim, holder: Partial<Claim['holder']>): Claim => ({
      ...claim,
      holder: { ...claim.holder, ...holder },
    });
    const claims = [one, by(two, { userId: 'mia' }), by(three, { deviceId: 'till-2' }), by(four, { atMs: 2 })];
    await take('flow-a', claims);
    const found = await lookUp(open(), wantedOf('none', 0, ['SN0000', 'SN0001', 'SN0002', 'SN0003']));
    expect(found.claims).to.deep.equal(claims);
  });

  it('of another flow are not set free', async () => {
    const claims = claimsOf(100, 'flow-a');
    await take('flow-a', claims);
    await take('flow-b', [], claims.slice(0, 1));
    await take('flow-b', [], claims);
    expect(await found('SN0000', 'SN0099')).to.deep.equal([
      ['SN0000', 'flow-a'],
      ['SN0099', 'flow-a'],
    ]);
  });

  it('are told as long as one of those who share a serial has it, whoever had it first', async () => {
    const [first] = claimsOf(1, 'flow-a');
    const [second, third] = ['flow-b', 'flow-c'].map(flowId => ({
      ...claimOf('SN0000', flowId),
      shared: true as const,
    }));
    if (!first || !second || !third) throw new Error('no claims');
    await take('flow-a', [first]);
    await take('flow-b', [second]);
    await take('flow-c', [third]);
    expect(await found('SN0000')).to.have.deep.members([
      ['SN0000', 'flow-a'],
      ['SN0000', 'flow-b'],
      ['SN0000', 'flow-c'],
    ]);
    await take('flow-a', [], [first]);
    const { claims } = await lookUp(open(), wantedOf('none', 0, ['SN0000', 'SN0001']));
    expect(claims).to.have.deep.members([second, third]);
    await take('flow-b', [], [second]);
    expect(await found('SN0000')).to.deep.equal([['SN0000', 'flow-c']]);
    await take('flow-c', [], [third]);
    expect(await found('SN0000')).to.deep.equal([]);
    expect(await groups()).to.deep.equal([]);
  });

  it('that are shared are told to the very decision that would take the serial in silence', async () => {
    await take('flow-b', [{ ...claimOf('SN0000', 'flow-b'), shared: true }]);
    const seen: number[] = [];
    await open().transact(wantedOf('flow-c', 0, ['SN0000']), ({ claims }) => {
      seen.push(claims.length);
      return changesOf('flow-c', [counted(1)], { claim: [claimOf('SN0000', 'flow-c')] });
    });
    expect(seen).to.deep.equal([1]);
  });

  it('that are shared are set free in bulk with the others of their flow', async () => {
    const claims = claimsOf(100, 'flow-a').map((claim, at) => (at % 2 ? claim : { ...claim, shared: true as const }));
    await take('flow-a', claims);
    await take('flow-b', [{ ...claimOf('SN0000', 'flow-b'), shared: true }]);
    await take('flow-a', [], claims);
    expect(await found('SN0000', 'SN0001', 'SN0002')).to.deep.equal([['SN0000', 'flow-b']]);
  });

  it('are found among near neighbours, each once, with those of other products', async () => {
    const claims = claimsOf(300, 'flow-a');
    const other = { ...claimOf('SN0007', 'flow-b'), key: 'sku-2|SN0007', sku: 'sku-2' };
    await take('flow-a', claims);
    await take('flow-b', [other]);
    expect(await found('SN0007')).to.deep.equal([
      ['SN0007', 'flow-a'],
      ['SN0007', 'flow-b'],
    ]);
    expect(await found('SN0003', 'SN0007', 'SN0299', 'SN9999', 'SN0')).to.have.deep.members([
      ['SN0003', 'flow-a'],
      ['SN0007', 'flow-a'],
      ['SN0007', 'flow-b'],
      ['SN0299', 'flow-a'],
    ]);
    expect(await found('SN00071', 'SN00079')).to.deep.equal([]);
  });
});
