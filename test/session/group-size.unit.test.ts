import { expect } from 'chai';
import { GroupSize } from '../../src/session/group-size.js';

describe('GroupSize', () => {
  it('grows while full groups are quick, up to a limit', () => {
    const size = new GroupSize();
    const first = size.most;
    size.note(first, 1, false);
    expect(size.most).to.equal(2 * first);
    for (let times = 0; times < 20; times++) size.note(size.most, 1, false);
    expect(size.most).to.equal(512);
  });

  it('does not grow by groups that were not full', () => {
    const size = new GroupSize();
    const first = size.most;
    for (let times = 0; times < 20; times++) size.note(first - 1, 0, false);
    expect(size.most).to.equal(first);
  });

  it('shrinks when a group holds the page for too long, never below where it began', () => {
    const size = new GroupSize();
    const first = size.most;
    size.note(first, 1, false);
    size.note(size.most, 7, false);
    expect(size.most).to.equal(first);
    size.note(size.most, 100, false);
    expect(size.most).to.equal(first);
  });

  it('holds the page for longer while readings are late', () => {
    const size = new GroupSize();
    const first = size.most;
    size.note(first, 10, true);
    expect(size.most).to.equal(2 * first);
    size.note(size.most, 10, false);
    expect(size.most).to.equal(first);
  });
});
