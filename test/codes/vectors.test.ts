import { expect } from 'chai';
import { judgeVector, type Vector } from '../../scripts/vector-cases.js';

const FILES = [
  'device-ids',
  'epc',
  'event-file',
  'gs1-bracketed',
  'gs1-component-lint',
  'gs1-digital-link',
  'gs1-digital-link-compressed',
  'gs1-element-string',
  'gs1-element-string-lengths',
  'gs1-scan-data',
  'gtin',
  'hibc',
  'iso15434',
  'mh10-data-identifier',
];

async function vectorsOf(file: string): Promise<readonly Vector[]> {
  const response = await fetch(new URL(`../fixtures/vectors/${file}.json`, import.meta.url));
  const { vectors } = (await response.json()) as { vectors: readonly Vector[] };
  return vectors;
}

describe('vectors', () => {
  for (const file of FILES) {
    it(`agrees with ${file}`, async () => {
      const vectors = await vectorsOf(file);
      const wrong = vectors.filter(vector => judgeVector(file, vector).right === false);
      expect(vectors).not.to.be.empty;
      expect(wrong).to.deep.equal([]);
    });
  }
});
