import { expect } from '@open-wc/testing';
import { wasmPolicy } from '../../../src/input/decode/wasm-policy.js';

describe('the policy on WebAssembly', () => {
  it('is read from the page and its meta elements', async () => {
    const wasm = new URL('/zxing_reader.wasm', location.href).href;
    expect(await wasmPolicy({ url: location.href, metas: [] }, wasm)).to.equal('allowed');
    expect(await wasmPolicy({ url: location.href, metas: ["script-src 'self'"] }, wasm)).to.equal('forbidden');
  });

  it('is unknown where asking for it might be a violation of its own', async () => {
    const wasm = 'https://cdn.example.test/zxing_reader.wasm';
    expect(await wasmPolicy({ url: location.href, metas: [] }, wasm)).to.equal('policy-unknown');
  });
  it('is read for bytes that are at hand too, unless that would be a violation', async () => {
    expect(await wasmPolicy({ url: location.href, metas: [] })).to.equal('allowed');
    expect(await wasmPolicy({ url: location.href, metas: ["connect-src 'self' https://api.example.test"] })).to.equal(
      'allowed',
    );
    for (const meta of ["connect-src 'none'", "default-src 'none'; script-src 'wasm-unsafe-eval'"])
      expect(await wasmPolicy({ url: location.href, metas: [meta] }), meta).to.equal('policy-unknown');
  });

  it('of a page that comes without a header is in its meta elements alone', async () => {
    const url = 'file:///app/index.html';
    expect(await wasmPolicy({ url, metas: ["default-src 'none'; script-src 'wasm-unsafe-eval'"] })).to.equal('allowed');
    expect(await wasmPolicy({ url, metas: ["script-src 'self'"] })).to.equal('forbidden');
  });
});
