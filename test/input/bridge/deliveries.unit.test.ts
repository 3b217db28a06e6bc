import { expect } from 'chai';
import type { Reading } from '../../../src/codes/reading.js';
import { Deliveries } from '../../../src/input/bridge/deliveries.js';
import { SettledIds } from '../../../src/input/bridge/settled-ids.js';

const reading = (id: string): Reading => ({ id, text: `SN-${id}`, source: 'bridge', atMs: 0 });

describe('deliveries', () => {
  it('send the host away for a while when too many are undecided, and take the rest', async () => {
    let emitted = 0;
    const deliveries = new Deliveries(() => (emitted += 1), new SettledIds());
    const first = deliveries.deliver(reading('0'));
    for (let index = 1; index < 4096; index++) void deliveries.deliver(reading(String(index)));
    expect(await deliveries.deliver(reading('late'))).to.deep.equal({ status: 'degraded', reason: 'busy' });
    deliveries.settle('0', 'stored');
    expect(await first).to.deep.equal({ status: 'stored' });
    void deliveries.deliver(reading('late'));
    expect(emitted).to.equal(4097);
  });

  it('remember what was settled before their start', async () => {
    const settled = new SettledIds();
    settled.add('a', { text: 'SN-a', status: 'stored' });
    settled.add('b', { text: 'SN-b', status: 'rejected' });
    const deliveries = new Deliveries(() => expect.fail('nothing is new'), settled);
    const answers = await Promise.all([deliveries.deliver(reading('a')), deliveries.deliver(reading('b'))]);
    expect(answers).to.deep.equal([{ status: 'duplicate' }, { status: 'rejected' }]);
  });

  it('ignore the outcome of what they did not deliver', () => {
    const settled = new SettledIds();
    new Deliveries(() => undefined, settled).settle('a', 'stored');
    expect(settled.get('a')).to.equal(undefined);
  });
});
