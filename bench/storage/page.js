import { switchChain } from './chain-switch.ts';
import { drivers, scanOf } from './drivers.js';

const ONE_BY_ONE_MS = 600;
const BULK_MS = 600;
/** Scans in one call: as they come when nobody waits for them, and as they come in a flood. */
const BULK = 50;
const FLOOD = 500;
/** The first turns of a pair, in which stores are opened and code is compiled. */
const WARM_UP = 5;
let databases = 0;
let serials = 0;

function quantile(values, part) {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Serials come as those of phones do: in no order, so that those of a group lie among all others. */
const nextScan = () => scanOf(`SN${(Math.imul(serials++, 0x9e3779b1) >>> 0).toString(16)}`);

/** Records a second, one call after the other, for a while. */
async function throughput(store, size, forMs) {
  const start = performance.now();
  let stored = 0;
  for (; performance.now() - start < forMs; stored += size) {
    if (size === 1) await store.one(nextScan());
    else await store.many(Array.from({ length: size }, nextScan));
  }
  return (stored / (performance.now() - start)) * 1000;
}

/**
 * Scans that come at a rate, stored in groups: what waits while one is stored goes together in the next. Times from
 * scan to stored.
 */
async function acknowledgement(store, perSecond, forMs) {
  const total = Math.round((perSecond * forMs) / 1000);
  const times = [];
  const start = performance.now();
  const dueAt = index => start + (index * 1000) / perSecond;
  for (let next = 0; next < total;) {
    const wait = dueAt(next) - performance.now();
    if (wait > 0) await new Promise(resolve => globalThis.setTimeout(resolve, wait));
    const from = next;
    while (next < total && dueAt(next) <= performance.now()) next++;
    if (next === from) continue;
    await store.many(Array.from({ length: next - from }, nextScan));
    const storedAt = performance.now();
    for (let index = from; index < next; index++) times.push(storedAt - dueAt(index));
  }
  const backlogMs = performance.now() - dueAt(total);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), backlogMs };
}

window.driverNames = () => Object.keys(drivers);

window.measure = async (name, rates, forMs) => {
  const store = await drivers[name](`bench-${databases++}`);
  await store.many([nextScan()]);
  const result = {
    one: await throughput(store, 1, ONE_BY_ONE_MS),
    bulk: await throughput(store, BULK, BULK_MS),
    flood: await throughput(store, FLOOD, BULK_MS),
    rates: {},
  };
  for (const rate of rates) result.rates[rate] = await acknowledgement(store, rate, forMs);
  await store.close();
  return result;
};

/**
 * How long a group took with the chain and without it, in milliseconds, turn by turn: both of a turn meet the same
 * machine, and each goes first in every other one.
 */
window.chainTurns = async (size, forMs) => {
  const stores = {};
  for (const kind of ['chained', 'plain']) stores[kind] = await drivers['ours + log'](`bench-${databases++}`);
  const timed = async kind => {
    switchChain(kind === 'chained');
    const scans = Array.from({ length: size }, nextScan);
    const start = performance.now();
    await stores[kind].many(scans);
    return performance.now() - start;
  };
  const turns = [];
  for (const start = performance.now(); performance.now() - start < forMs;) {
    const kinds = turns.length % 2 > 0 ? ['chained', 'plain'] : ['plain', 'chained'];
    const turn = {};
    for (const kind of kinds) turn[kind] = await timed(kind);
    turns.push(turn);
  }
  for (const store of Object.values(stores)) store.close();
  switchChain(true);
  return turns.slice(WARM_UP);
};
