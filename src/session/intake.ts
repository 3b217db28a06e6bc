import type { Observable, Subscription } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import type { ProductCatalog } from '../domain/product.js';
import { isQuestion } from '../domain/prompts.js';
import type { Verdict } from '../domain/verdict.js';
import type { SourceStatus } from '../ports/scan-source.js';
import type { FlowSession } from './flow-session.js';
import { judgeByState } from './judge-by-state.js';
import { asksOf, inShots } from './shots.js';
import { settlementOf, type ReadingAsk } from './task.js';

/** All scan sources as one. */
export interface Devices {
  /** Subscribing starts the sources, unsubscribing stops them. Never fails. */
  readonly readings$: Observable<Reading>;
  readonly statuses$: Observable<Readonly<Record<string, SourceStatus>>>;
  /** Tells the device behind a reading what became of it. */
  settled(reading: Reading, outcome: 'stored' | 'refused' | 'failed'): void;
}

/** Takes in what devices deliver, and tells them what became of it. */
export class Intake {
  readonly #devices: Devices;
  readonly #catalog: ProductCatalog;
  readonly #holders = new Set<object>();
  #listening: Subscription | undefined;
  #flow: FlowSession | undefined;
  /** Resolves when what was delivered to this flow so far is decided. */
  #latest: Promise<unknown> | undefined;

  constructor(devices: Devices, catalog: ProductCatalog) {
    this.#devices = devices;
    this.#catalog = catalog;
  }

  /** Starts the devices, which run as long as anybody holds them. */
  hold(holder: object, flowOf: () => FlowSession | undefined): void {
    this.#holders.add(holder);
    this.#listening ??= inShots(this.#devices.readings$).subscribe(shot => this.#take(shot, flowOf()));
  }

  /** Ends the devices with the last hold; `later`, unless somebody holds them again before this task of the page is over. */
  letGo(holder: object, later: boolean): void {
    this.#holders.delete(holder);
    if (later) queueMicrotask(this.#rest);
    else this.#rest();
  }

  /** Ends the devices, whoever holds them. */
  close(): void {
    this.#holders.clear();
    this.#rest();
  }

  readonly #rest = (): void => {
    if (this.#holders.size > 0) return;
    this.#listening?.unsubscribe();
    this.#listening = undefined;
  };

  #take(shot: readonly Reading[], flow: FlowSession | undefined): void {
    if (flow !== this.#flow) this.#latest = undefined; // what a closed flow left undecided stays so
    this.#flow = flow;
    // No document is open yet: a device that can, delivers it again.
    if (!flow) for (const reading of shot) this.#devices.settled(reading, 'failed');
    else if (shot.length > 1) this.#latest = this.#takeShot(shot, flow, this.#latest);
    else for (const reading of shot) this.#latest = after(this.#latest, this.decide({ reading }, flow));
  }

  /** Decides about a reading, or about which of several is meant. */
  async decide(ask: ReadingAsk, flow: FlowSession): Promise<Verdict> {
    const verdict = await flow.ask(ask);
    for (const each of [ask.reading, ...(ask.others ?? [])]) this.#devices.settled(each, settlementOf(verdict));
    return verdict;
  }

  /** Codes of one label: of several numbers of the same unit only the one that is asked for is taken. Source: INPUT, camera. */
  async #takeShot(shot: readonly Reading[], flow: FlowSession, before: Promise<unknown> | undefined): Promise<void> {
    await before; // it may have asked for something else
    const { state } = flow;
    const fits = judgeByState(() => state, this.#catalog)(shot);
    const asks = flow.knows(shot) ? [] : asksOf(shot, fits, isQuestion(state.prompt));
    const meant = asks.flatMap(({ reading, others = [] }) => [reading, ...others]);
    for (const reading of shot) if (!meant.includes(reading)) this.#devices.settled(reading, 'stored');
    await Promise.all(asks.map(ask => this.decide(ask, flow)));
  }
}

async function after(before: Promise<unknown> | undefined, next: Promise<unknown>): Promise<void> {
  await before;
  await next;
}
