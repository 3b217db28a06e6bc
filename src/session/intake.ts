import type { Observable, Subscription } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import { closedCode } from '../domain/deciding/decide.js';
import { judgeLook } from '../domain/deciding/judge-look.js';
import { isQuestion } from '../domain/rules/prompts.js';
import type { Refusal, Verdict } from '../domain/model/verdict.js';
import type { Confirmation, Settlement, SourceStatus } from '../ports/scan-source.js';
import type { FlowParts } from './flow-parts.js';
import type { FlowSession } from './flow-session.js';
import { asksOf, inShots } from './shots.js';
import { settlementOf, type ReadingAsk } from './task.js';

/** All scan sources as one. */
export interface Devices {
  /** Subscribing starts the sources, unsubscribing stops them. Never fails. */
  readonly readings$: Observable<Reading>;
  /** What devices delivered that is no reading, and scans that they could not give. */
  readonly refused$: Observable<Refusal>;
  readonly statuses$: Observable<Readonly<Record<string, SourceStatus>>>;
  /** Tells the device behind a reading what became of it. */
  settled(reading: Reading, settlement: Settlement): void;
  /** Tells the devices which windows their holders are in. */
  hear(windows: readonly Window[]): void;
  /** Tells the device behind a reading that it was right. */
  confirmed(confirmation: Confirmation): void;
  /** What the devices have learned, by their names. */
  readonly learned: Readonly<Record<string, unknown>>;
  relearn(learned: Readonly<Record<string, unknown>>): void;
}

/** Takes in what devices deliver, and tells them what became of it. */
export class Intake {
  readonly #devices: Devices;
  readonly #parts: FlowParts;
  readonly #onFault: (error: unknown) => void;
  /** Each with the window that it is in, if it has said so. */
  readonly #holders = new Map<object, Window | undefined>();
  /** Those who hear readings in place of the flow; the last one does. */
  #listeners: readonly ((reading: Reading) => void)[] = [];
  #listening: Subscription | undefined;
  #flow: FlowSession | undefined;
  /** Resolves when what was delivered to this flow so far is decided. */
  #latest: Promise<unknown> = Promise.resolve();

  /** @param onFault told of an error of our own that refused one shot */
  constructor(devices: Devices, parts: FlowParts, onFault: (error: unknown) => void) {
    this.#onFault = onFault;
    this.#devices = devices;
    this.#parts = parts;
  }

  /** Starts the devices, which run as long as they have a holder. */
  hold(holder: object, view: Window | undefined, flowOf: () => FlowSession | undefined): void {
    this.#holders.set(holder, view);
    this.#tellWindows();
    this.#listening ??= this.#listen(flowOf);
  }

  /**
   * Stops the devices when their last holder lets go. With `later` they go on if somebody holds them again before the
   * current task of the page is over.
   */
  letGo(holder: object, later: boolean): void {
    this.#holders.delete(holder);
    if (later) queueMicrotask(this.#rest);
    else this.#rest();
  }

  /** Hands readings to this listener and not to the flow, until the returned function is called. */
  divert(listener: (reading: Reading) => void): () => void {
    const own = (reading: Reading): void => listener(reading); // the same function may be handed in twice
    this.#listeners = [...this.#listeners, own];
    return () => (this.#listeners = this.#listeners.filter(other => other !== own));
  }

  /** Stops the devices, whoever holds them. */
  close(): void {
    this.#holders.clear();
    this.#rest();
  }

  #tellWindows(): void {
    this.#devices.hear([...new Set(this.#holders.values())].filter(view => view !== undefined));
  }

  readonly #rest = (): void => {
    this.#tellWindows();
    if (this.#holders.size > 0) return;
    this.#listening?.unsubscribe();
    this.#listening = undefined;
  };

  #listen(flowOf: () => FlowSession | undefined): Subscription {
    const refusals = this.#devices.refused$.subscribe(refusal => {
      const flow = flowOf();
      const closed = flow && closedCode(flow.state);
      flow?.tell(closed ? { code: closed } : refusal);
    });
    const listening = inShots(this.#devices.readings$).subscribe(shot => {
      const listener = this.#listeners.at(-1);
      if (listener) shot.forEach(reading => this.#hand(reading, listener));
      else this.#take(shot, flowOf());
    });
    listening.add(refusals);
    return listening;
  }

  #hand(reading: Reading, listener: (reading: Reading) => void): void {
    this.#devices.settled(reading, 'stored');
    try {
      listener(reading);
    } catch (error) {
      this.#onFault(error);
    }
  }

  #take(shot: readonly Reading[], flow: FlowSession | undefined): void {
    if (flow !== this.#flow) this.#latest = Promise.resolve(); // what a closed flow left undecided stays undecided
    this.#flow = flow;
    // No document is open yet, so the reading has failed; a device that can do so delivers it again.
    if (!flow) for (const reading of shot) this.#devices.settled(reading, 'failed');
    else if (shot.length > 1)
      this.#latest = this.#decideShot(shot, flow, this.#latest).catch((error: unknown) => {
        this.#onFault(error);
        for (const reading of shot) this.#devices.settled(reading, 'failed');
        flow.tell({ code: 'storage-failed', rule: 'failed' }, shot[0]);
      });
    else for (const reading of shot) this.#latest = allOf(this.#latest, this.decide({ reading }, flow));
  }

  /** Decides about a reading, or about which of several is meant. */
  async decide(ask: ReadingAsk, flow: FlowSession): Promise<Verdict> {
    const verdict = await flow.ask(ask);
    for (const each of [ask.reading, ...(ask.others ?? [])]) this.#devices.settled(each, settlementOf(verdict));
    return verdict;
  }

  /**
   * Decides about a shot. A label has several numbers of the same unit, of which only the one that is asked for is
   * accepted. Source: docs/bridge.md#several-codes-of-one-label.
   */
  async #decideShot(shot: readonly Reading[], flow: FlowSession, before: Promise<unknown>): Promise<void> {
    await before; // the decision before may change what is asked for
    const { state } = flow;
    const { catalog, parsed } = this.#parts;
    const said = shot.map(reading => parsed.of(reading, state));
    const fits = judgeLook(state, said, catalog);
    const asks = flow.knows(shot) ? [] : asksOf(shot, fits, isQuestion(state.prompt));
    const meant = asks.flatMap(({ reading, others = [] }) => [reading, ...others]);
    for (const reading of shot) if (!meant.includes(reading)) this.#devices.settled(reading, 'stored');
    await Promise.all(asks.map(ask => this.decide(ask, flow)));
  }
}

/**
 * Never rejects: a fault in one decision keeps nothing that comes after it waiting. Resolves to nothing, because each
 * such promise is part of the next one, and would keep all verdicts of the day.
 */
async function allOf(...decisions: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(decisions);
}
