import { sealGroup as sealChained } from '../../src/chain/chain.js';

let isChained = true;

/** Whether what is stored from now on is chained. For the bench only: the store itself chains everything. */
export function switchChain(on: boolean): void {
  isChained = on;
}

/** Stands for the store's `sealGroup`: see `unchainable` in `bench/storage.mjs`. */
export function sealGroup(...group: Parameters<typeof sealChained>): Partial<ReturnType<typeof sealChained>> {
  return isChained ? sealChained(...group) : {};
}
