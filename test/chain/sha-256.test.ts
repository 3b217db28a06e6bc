import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { hashOf } from '../../src/chain/chain.js';
import { hex256 } from '../../src/chain/sha-256.js';

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

async function byThePlatform(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

describe('hex256', () => {
  // Source: RFC 6234, section 8.5.
  const KNOWN: readonly (readonly [text: string, hash: string])[] = [
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ];
  for (const [text, hash] of KNOWN)
    it(`is what the standard gives for ${text.length} bytes`, () => {
      expect(hex256(bytesOf(text))).to.equal(hash);
    });

  it('is the platform’s for every length around its blocks', async () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => at * 31 + length);
      expect(hex256(bytes), `${length} bytes`).to.equal(await byThePlatform(bytes));
    }
  });

  it('is the platform’s for any bytes, also within a larger buffer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1000 }), fc.nat(100), async (all, from) => {
        const bytes = Uint8Array.from(all).subarray(Math.min(from, all.length));
        expect(hex256(bytes)).to.equal(await byThePlatform(Uint8Array.from(bytes)));
      }),
    );
  });

  it('is right for groups of every size, one after the other', async () => {
    for (const size of [200_000, 1, 3000, 0, 180_000]) {
      const lineId = 'ü'.repeat(size);
      const facts = [{ type: 'unit-counted', lineId, delta: 1, atMs: 1, deviceId: '' }] as const;
      const fact = `{"atMs":1,"delta":1,"deviceId":"","lineId":"${lineId}","type":"unit-counted"}`;
      const text = `{"facts":[${fact}],"flowId":"f","previous":"","seq":0}`;
      expect(hashOf('', 'f', { seq: 0, facts })).to.equal(await byThePlatform(bytesOf(text)));
    }
  });
});
