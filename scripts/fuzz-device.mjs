// One device that the fuzz test plays with, from its first page to the last look at what it has kept.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ActionSource, STORES, TABS } from '../test/fuzz/actions.js';
import { damaged } from '../test/fuzz/damage.js';
import { answerLaws } from '../test/fuzz/answer-laws.js';
import { Witness } from '../test/fuzz/witness.js';

/**
 * @typedef {import('../test/fuzz/actions.js').Act} Act
 * @typedef {import('../test/fuzz/actions.js').Load} Load
 * @typedef {import('../test/fuzz/messages.js').Look} Look
 * @typedef {import('../test/fuzz/messages.js').OpenState} OpenState
 * @typedef {import('../test/fuzz/messages.js').Result} Result
 * @typedef {Awaited<ReturnType<import('@web/test-runner-chrome').puppeteerCore['launch']>>} Browser
 * @typedef {Awaited<ReturnType<Browser['newPage']>>} Page
 * @typedef {{ name: string, witness: Witness, hasFaults: boolean, hasErased: boolean }} Store
 * @typedef {{ page: Page, store: Store }} Tab
 * @typedef {{ actions: number, acknowledged: number, reopenings: number, imports: number, completions: number }} Totals
 */

const CHECK_EVERY = 12;
const SHOWN_ACTIONS = 30;
/** An act that has no answer by then stands still. */
const ANSWER_MS = 30_000;
const LIMIT = { name: '', code: 'no-answer', message: `no answer within ${ANSWER_MS} ms` };
/** What a tab may hold at the end, in bytes: it has some hundred facts. */
const HEAP = 64e6;

/** A law was broken. */
export class Broken extends Error {}

export class FuzzDevice {
  #browser;
  #address;
  #totals;
  #source;
  /** @type {(Tab | undefined)[]} */
  #tabs = Array.from({ length: TABS }, () => undefined);
  #stores;
  /** @type {{ text: string, forged: ReadonlySet<string> }[]} */
  #exports = [];
  /** @type {string[]} */
  #last = [];
  #actions = 0;
  /** @type {string[]} */
  #errors = [];

  constructor(
    /** @type {Browser} */ browser,
    /** @type {string} */ address,
    /** @type {number} */ seed,
    /** @type {Totals} */ totals,
  ) {
    this.#browser = browser;
    this.#address = address;
    this.#totals = totals;
    this.#source = new ActionSource(seed);
    const files = new Map();
    this.#stores = Array.from({ length: STORES }, (_, at) => {
      return {
        name: `fuzz-${seed}-${at}-${randomUUID()}`,
        witness: new Witness(files),
        hasFaults: false,
        hasErased: false,
      };
    });
  }

  async play(/** @type {number} */ steps, /** @type {number} */ end) {
    for (let step = 1; step <= steps && Date.now() < end; step++) {
      await this.#step(this.#source.next());
      if (step % CHECK_EVERY === 0) await this.#checkAll();
    }
    await this.#checkAll();
    for (const tab of this.#tabs) if (tab) await this.#weigh(tab);
    for (const at of this.#tabs.keys()) await this.#close(at);
    for (const store of this.#stores) await this.#finish(store);
  }

  async #step(/** @type {import('../test/fuzz/actions.js').Step} */ { acts, load }) {
    const work = acts.map(async ({ tab, act }) => {
      const { isLeft, broken } = await this.#act(tab, act);
      if (load?.tab !== tab || !isLeft) this.#expect(broken);
    });
    const all = Promise.all(work);
    if (load) {
      all.catch(() => undefined);
      await sleep(load.afterMs);
      await this.#load(load);
    }
    await all;
  }

  /** Does something in a tab; `isLeft`: the page was left before there was an answer. */
  async #act(/** @type {number} */ at, /** @type {Act} */ act) {
    const tab = this.#tabs[at];
    const nothing = { isLeft: true, broken: /** @type {readonly string[]} */ ([]) };
    if (!tab) return nothing;
    this.#note(`tab ${at} ${tab.store.name.slice(-1)}: ${JSON.stringify(act)}`);
    this.#totals.actions++;
    if (act.type === 'fault') tab.store.hasFaults = true;
    if (act.type === 'erase') tab.store.hasErased = true;
    const taken = act.type === 'import' ? this.#exports[act.at % Math.max(1, this.#exports.length)] : undefined;
    if (act.type === 'import' && !taken) return nothing;
    const more =
      taken && act.type === 'import' && act.damage ? damaged(taken.text, act.damage, act.place) : taken?.text;
    const { page, store } = tab;
    /** @type {Result | undefined} */
    const result = await Promise.race([
      page.evaluate((...all) => /** @type {any} */ (globalThis).fuzz.act(...all), act, more).catch(() => undefined),
      sleep(ANSWER_MS, { error: LIMIT }, { ref: false }),
    ]);
    if (!result) return nothing;
    const { exported, added } = result;
    if (exported) this.#exports.unshift({ text: exported, forged: new Set(store.witness.forged) });
    this.#exports.splice(8);
    if (added) this.#totals.imports++;
    for (const flowId of added ?? [])
      if ((act.type === 'import' && act.damage) || taken?.forged.has(flowId)) store.witness.forged.add(flowId);
    return { isLeft: false, broken: answerLaws(act, result, store) };
  }

  /** @type {(load: Load) => Promise<void>} */
  async #load({ tab: at, store: place, settings, mode, isNew }) {
    this.#note(`tab ${at} loads store ${place} with ${JSON.stringify({ mode, isNew, settings })}`);
    const store = this.#stores[place];
    // Such a page takes away by itself what was delivered.
    if (settings.keepDays === 0) store.hasErased = true;
    if (isNew) await this.#close(at);
    const page = this.#tabs[at]?.page ?? (await this.#newPage());
    const tab = { page, store };
    this.#tabs[at] = tab;
    await this.#begin(tab, settings, mode);
  }

  async #begin(/** @type {Tab} */ { page, store }, /** @type {object} */ settings, /** @type {string} */ mode) {
    this.#totals.reopenings++;
    await page.goto(this.#address);
    await page.evaluate((...all) => /** @type {any} */ (globalThis).fuzz.begin(...all), store.name, settings, mode);
  }

  async #newPage() {
    const page = await this.#browser.newPage();
    // A page that goes to another store may still say something of the one before.
    await page.exposeFunction('fuzzTold', (/** @type {string} */ name, /** @type {string} */ text) => {
      this.#stores.find(store => store.name === name)?.witness.hear(JSON.parse(text));
    });
    page.on('pageerror', error => this.#errors.push(String(/** @type {Error} */ (error).stack ?? error)));
    page.on('error', error => this.#errors.push(String(error)));
    return page;
  }

  async #close(/** @type {number} */ at) {
    const tab = this.#tabs[at];
    this.#tabs[at] = undefined;
    await tab?.page.close();
  }

  async #checkAll() {
    for (const store of this.#stores) {
      const tabs = this.#tabs.flatMap(tab => (tab?.store === store ? tab : []));
      if (tabs[0]) await this.#check(tabs[0], () => Promise.all(tabs.map(tab => ask(tab.page, 'open'))));
    }
  }

  /** @type {(tab: Tab, statesOf: () => Promise<(OpenState | undefined)[]>) => Promise<void>} */
  async #check({ page, store }, statesOf) {
    const broken = await store.witness.judge(async () => {
      const states = (await statesOf()).flatMap(state => state ?? []);
      return { states, look: JSON.parse(await ask(page, 'look', store.name)) };
    });
    this.#expect([...broken, ...this.#errors]);
  }

  /** Opens the store anew, delivers what waits, and then again without its database. */
  async #finish(/** @type {Store} */ store) {
    if (store.witness.facts.size === 0) return;
    const settings = { deviceId: 'till-9' };
    const page = await this.#newPage();
    const tab = { page, store };
    this.#note(`store ${store.name} is opened anew`);
    await this.#begin(tab, settings, 'good');
    await this.#check(tab, () => ask(page, 'reopen'));
    this.#totals.reopenings++;
    await this.#deliver(page);
    await this.#check(tab, async () => []);
    this.#totals.acknowledged += store.witness.acceptances;
    this.#totals.completions += store.witness.completions;
    this.#note(`store ${store.name} is opened anew without its database`);
    await page.goto(this.#address);
    await ask(page, 'wipe', store.name, false);
    store.witness.wiped();
    await this.#begin(tab, settings, 'good');
    await ask(page, 'outbox');
    await this.#check(tab, () => ask(page, 'reopen'));
    await page.goto(this.#address);
    await ask(page, 'wipe', store.name, true);
    await page.close();
  }

  async #deliver(/** @type {Page} */ page) {
    for (let tries = 0; (await ask(page, 'outbox')) > 0; tries++) {
      if (tries > 100) this.#expect([`${await ask(page, 'outbox')} event files are not delivered`]);
      await sleep(50);
    }
  }

  async #weigh(/** @type {Tab} */ { page }) {
    const devtools = await page.createCDPSession();
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    await devtools.detach();
    if (usedSize > HEAP) this.#expect([`a tab holds ${(usedSize / 1e6).toFixed(1)} MB`]);
  }

  #note(/** @type {string} */ text) {
    this.#last.push(`${++this.#actions} ${text}`);
    this.#last.splice(0, this.#last.length - SHOWN_ACTIONS);
  }

  #expect(/** @type {readonly string[]} */ broken) {
    if (broken.length === 0) return;
    const seen = join(tmpdir(), `${this.#stores[0].name}.json`);
    writeFileSync(seen, JSON.stringify(this.#stores.map(({ witness }) => witness.look)));
    const told = [...this.#last, `Broken at action ${this.#actions}:`, ...broken, `What was stored: ${seen}`];
    throw new Broken(told.join('\n'));
  }
}

/**
 * Calls one of the page's ways.
 * @type {(page: Page, way: string, ...given: unknown[]) => Promise<any>}
 */
function ask(page, way, ...given) {
  return page.evaluate((name, all) => /** @type {any} */ (globalThis).fuzz[name](...all), way, given);
}
