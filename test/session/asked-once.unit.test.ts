import { expect } from 'chai';
import { openSmallFlow } from '../support/small-flow.js';

describe('a host that is asked about a doubtful serial', () => {
  for (const answer of ['unanswered', 'unknown'] as const)
    it(`is asked once, before the associate, and not again after a yes: ${answer}`, async () => {
      let asked = 0;
      const capture = await openSmallFlow({
        settings: { deviceId: 'till', policies: { 'blind-receiving': { 'not-verified': 'flag' } } },
        host: { verify: () => (asked++, Promise.resolve(answer)) },
      });
      await capture.open({ flow: 'blind-receiving', documentId: 'B-1', locationId: 'STORE-042' });
      await capture.enter('DRILL');
      expect(await capture.enter('5901234123457')).to.deep.include({ outcome: 'prompt' });
      expect(await capture.request({ type: 'confirm-prompt' })).to.include({ outcome: 'accepted' });
      expect(asked).to.equal(1);
      const [captured] = capture.state?.lines[0]?.serials ?? [];
      expect(captured).to.include({ verification: 'unverified' }).and.not.have.property('answer');
      expect(captured?.flags.includes('not-verified')).to.equal(answer === 'unknown');
      capture.close();
    });
});
