import { expect } from 'chai';
import { missingSupport, sourceStatusOf, statusOfError } from '../../../src/input/camera/camera-status.js';

describe('statusOfError', () => {
  for (const [name, code] of [
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'in-use'],
    ['AbortError', 'in-use'],
    ['TypeError', 'failed'],
  ] as const) {
    it(`says ${code} for ${name}`, () => {
      expect(statusOfError(new DOMException('why', name))).to.deep.equal({ state: 'unavailable', code, detail: 'why' });
    });
  }

  it('says failed for what is no error', () => {
    expect(statusOfError('odd')).to.deep.equal({ state: 'unavailable', code: 'failed', detail: 'odd' });
  });
});

describe('missingSupport', () => {
  const without = {} as Navigator;
  it('tells a page without https from an engine without camera', () => {
    expect(missingSupport({ isSecureContext: false, navigator: without })).to.include({ code: 'insecure' });
    expect(missingSupport({ isSecureContext: true, navigator: without })).to.include({ code: 'unsupported' });
  });

  it('tells why where a mere look throws', () => {
    const get = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    const navigator = Object.defineProperty({}, 'mediaDevices', { get }) as Navigator;
    expect(missingSupport({ isSecureContext: true, navigator })).to.include({ code: 'denied' });
  });
});

describe('sourceStatusOf', () => {
  for (const [status, expected] of [
    [{ state: 'off' }, undefined],
    [{ state: 'starting' }, { state: 'starting' }],
    [{ state: 'live' }, { state: 'ready' }],
    [
      { state: 'unavailable', code: 'denied' },
      { state: 'unavailable', code: 'denied' },
    ],
  ] as const) {
    it(`maps ${status.state}`, () => expect(sourceStatusOf(status)).to.deep.equal(expected));
  }
});
