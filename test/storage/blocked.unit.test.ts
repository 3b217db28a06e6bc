import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { Capture } from '../../src/ports/capture.js';
import { asn, feed } from '../support/asn.js';

/** What a page may not store with, as in a sandboxed frame or where cookies are blocked: a look at it throws. */
const refuse = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** What the page's globals give. */
const LOOKS = {
  indexedDB: refuse,
  navigator: () => Object.defineProperty({}, 'storage', { get: refuse }),
};

describe('a page that may not store', () => {
  let capture: Capture | undefined;
  let putBack: () => void;

  function replace(name: string, get: () => unknown): void {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { configurable: true, get });
    putBack = () => {
      Reflect.deleteProperty(globalThis, name);
      if (before) Object.defineProperty(globalThis, name, before);
    };
  }
  const make = (): Capture => (capture = createCapture({ settings: { deviceId: 'till-7' }, products: feed }));

  afterEach(() => {
    capture?.close();
    putBack();
  });

  for (const [name, look] of Object.entries(LOOKS)) {
    it(`makes a capture all the same where a look at ${name}, or at its storage, throws`, () => {
      replace(name, look);
      expect(make).not.to.throw();
    });
  }

  for (const [what, get] of [
    ['throws', refuse],
    ['gives nothing', () => undefined],
    ['gives null', () => null],
  ] as const) {
    it(`says by its code that nothing can be stored where a look at indexedDB ${what}`, async () => {
      replace('indexedDB', get);
      const told = await make()
        .open(asn)
        .catch((error: unknown) => error);
      expect(told).to.include({ name: 'StoreError', code: 'unavailable' });
      expect(capture?.storeHealth).to.include({ state: 'degraded', code: 'unavailable' });
    });
  }
});
