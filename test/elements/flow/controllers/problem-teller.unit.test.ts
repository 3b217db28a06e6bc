import { expect } from 'chai';
import { InputError } from '../../../../src/domain/model/input-error.js';
import { ProblemTeller } from '../../../../src/elements/flow/controllers/problem-teller.js';
import type { SerialProblemDetail } from '../../../../src/events/outcomes/serial-problem.js';
import type { StoreErrorCode, StoreHealth } from '../../../../src/ports/flow-store.js';
import { StoreError } from '../../../../src/storage/store-error.js';

describe('what the page is told of a store that fails', () => {
  let teller: ProblemTeller;
  let told: SerialProblemDetail[];
  const health = (storeHealth: StoreHealth): void => teller.tellHealth({ storeHealth, sourceStatuses: {} });
  const degraded = (code: StoreErrorCode): void => health({ state: 'degraded', code });

  beforeEach(() => {
    told = [];
    const page = new EventTarget();
    page.addEventListener('serial-problem', event => told.push((event as CustomEvent<SerialProblemDetail>).detail));
    teller = new ProblemTeller(page);
  });

  it('is its code and not the document, once, whether its health says so or not', () => {
    degraded('unavailable');
    teller.tellError(new StoreError('unavailable', 'Not here'), 'document');
    expect(told).to.deep.equal([{ code: 'unavailable', source: 'store' }]);
    teller.tellError(new StoreError('quota', 'Full'), 'document');
    degraded('quota');
    expect(told.slice(1)).to.deep.equal([{ code: 'quota', source: 'store', message: 'Full' }]);
  });

  it('is told again of the next document, and when the store fails again', () => {
    degraded('unavailable');
    teller.begin();
    teller.tellError(new StoreError('unavailable', 'Not here'), 'document');
    health({ state: 'ok' });
    degraded('unavailable');
    expect(told.map(({ code }) => code)).to.deep.equal(['unavailable', 'unavailable', 'unavailable']);
  });

  it('hides nothing else that is wrong', () => {
    degraded('unavailable');
    teller.tellError(new InputError('document', [{ code: 'missing', path: 'lines', message: 'No lines' }]), 'document');
    for (const error of [new Error('odd'), { code: 'odd' }, new DOMException('odd', 'AbortError'), 'odd', undefined])
      teller.tellError(error, 'store');
    expect(told.map(({ code }) => code)).to.deep.equal(['unavailable', 'missing', ...Array<string>(5).fill('failed')]);
  });
});
