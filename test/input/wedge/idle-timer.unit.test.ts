import { expect } from 'chai';
import { IdleTimer } from '../../../src/input/wedge/idle-timer.js';

function busyFor(ms: number): void {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs);
}

describe('idle timer', () => {
  it('waits once more when it fires late, so that keys queued behind it come first', async () => {
    const order: string[] = [];
    await new Promise<void>(resolve => {
      const timer = new IdleTimer(() => {
        order.push('idle');
        resolve();
      });
      timer.arm(30);
      setTimeout(() => order.push('queued key'), 35);
      busyFor(150);
    });
    expect(order).to.deep.equal(['queued key', 'idle']);
  });

  it('starts over when armed again, and stops', async () => {
    let calls = 0;
    const timer = new IdleTimer(() => (calls += 1));
    timer.arm(5);
    timer.arm(undefined);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(calls).to.equal(0);
  });
});
