import { expect } from 'chai';
import { Subject } from 'rxjs';
import { inGroups } from '../../src/session/in-groups.js';

/** A commit that ends when told to. */
function gate() {
  const groups: (readonly string[])[] = [];
  const ends: ((left: readonly string[]) => void)[] = [];
  const commit = (group: readonly string[]): Promise<readonly string[]> => {
    groups.push(group);
    return new Promise(resolve => ends.push(resolve));
  };
  const end = async (left: readonly string[] = []): Promise<void> => {
    ends.shift()?.(left);
    await new Promise(resolve => setTimeout(resolve));
  };
  return { groups, commit, end };
}

describe('inGroups', () => {
  it('commits the first value at once and the values that arrive meanwhile together, in order', async () => {
    const { groups, commit, end } = gate();
    const values = new Subject<string>();
    values.pipe(inGroups(commit)).subscribe();
    for (const value of ['a', 'b', 'c']) values.next(value);
    expect(groups).to.deep.equal([['a']]);
    await end();
    expect(groups).to.deep.equal([['a'], ['b', 'c']]);
  });

  it('puts what was left undone before what arrived since', async () => {
    const { groups, commit, end } = gate();
    const values = new Subject<string>();
    values.pipe(inGroups(commit)).subscribe();
    values.next('a');
    values.next('b');
    await end(['a']);
    expect(groups.at(-1)).to.deep.equal(['a', 'b']);
  });

  it('completes only after the last group', async () => {
    const { commit, end } = gate();
    const values = new Subject<string>();
    let completed = false;
    values.pipe(inGroups(commit)).subscribe({ complete: () => (completed = true) });
    values.next('a');
    values.complete();
    expect(completed).to.equal(false);
    await end();
    expect(completed).to.equal(true);
  });

  it('begins no group after it was unsubscribed', async () => {
    const { groups, commit, end } = gate();
    const values = new Subject<string>();
    const work = values.pipe(inGroups(commit)).subscribe();
    values.next('a');
    values.next('b');
    work.unsubscribe();
    await end();
    expect(groups).to.deep.equal([['a']]);
  });
});
