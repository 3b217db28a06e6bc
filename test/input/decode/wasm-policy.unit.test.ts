import { expect } from 'chai';
import { allowsWasm } from '../../../src/input/decode/wasm-policy.js';

describe('the policy on WebAssembly', () => {
  for (const [policy, isAllowed] of [
    ['', true],
    ["img-src 'self'", true],
    ["script-src 'self'", false],
    ["script-src 'self' 'wasm-unsafe-eval'", true],
    ["SCRIPT-SRC 'self' 'Unsafe-Eval'", true],
    ["default-src 'self'", false],
    ["default-src 'self' 'wasm-unsafe-eval'; script-src 'self'", false],
    ["default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", true],
    ["script-src 'wasm-unsafe-eval', script-src 'self'", false],
  ] as const) {
    it(`${isAllowed ? 'allows' : 'forbids'} it: ${policy || 'none'}`, () => {
      expect(allowsWasm(policy)).to.equal(isAllowed);
    });
  }
});
