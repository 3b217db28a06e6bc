import { expect } from '@open-wc/testing';
import { missingSupport } from '../../../src/input/camera/camera-status.js';

describe('missingSupport', () => {
  it('has nothing to say here', () => {
    expect(missingSupport(window)).to.equal(undefined);
  });
});
