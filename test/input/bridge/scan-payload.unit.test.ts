import { expect } from 'chai';
import type { Envelope } from '../../../src/input/bridge/envelope.js';
import { readScans } from '../../../src/input/bridge/scan-payload.js';

function read(payload: unknown, ts = 1700) {
  const envelope: Envelope = { ns: 'scan-host', v: 1, type: 'scan', id: 'a', seq: 1, session: '', ts, payload };
  return readScans(envelope, 1800)?.[0];
}

const base64 = (...bytes: readonly number[]): string => btoa(String.fromCharCode(...bytes));

describe('scan payload', () => {
  it('becomes a reading with all that the host knows', () => {
    const reading = read({
      bytes: base64(0x32, 0x31, 0x1d),
      text: '21\x1d',
      symbology: 'data-matrix',
      symbologyRaw: '1B',
      aim: ']d2',
      origin: 'camera',
      device: { vendor: 'Acme', model: 'S1', id: 'X', battery: 80 },
      group: { id: 'shot', index: 0, count: 2 },
      decodedAt: 1650,
    });
    expect(reading).to.deep.equal({
      id: 'a',
      text: '21\x1d',
      bytes: Uint8Array.of(0x32, 0x31, 0x1d),
      symbology: 'data-matrix',
      aim: ']d2',
      source: 'camera',
      device: 'Acme S1 X',
      group: 'shot',
      atMs: 1650,
    });
  });

  for (const [name, payload, text] of [
    ['UTF-8', { bytes: base64(0xc3, 0xa9) }, 'é'],
    ['ISO 8859-1 where it is no UTF-8', { bytes: base64(0xe9, 0x41) }, 'éA'],
    ['the encoding that the host names', { bytes: base64(0x83, 0x65), encoding: 'shift_jis' }, 'テ'],
    ['a GS', { bytes: base64(0x41, 0x1d, 0x42) }, 'A\x1dB'],
    ['the text before the bytes', { bytes: base64(0x41), text: 'B' }, 'B'],
  ] as const)
    it(`reads ${name}`, () => expect(read(payload)?.text).to.equal(text));

  it('leaves out what it cannot name', () => {
    const reading = read({ text: 'A', symbology: 'code-256', aim: 'C1', origin: 'hardware', device: 7, group: '' }, 0);
    expect(reading).to.deep.equal({ id: 'a', text: 'A', source: 'bridge', atMs: 1800 });
  });
});
