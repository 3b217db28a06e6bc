import { Connection, type ConnectionOptions } from './connection.js';
import type { Name, Transaction } from './database.js';
import type { Health } from './health.js';
import { FlowCopy, type FlowCopyOptions } from './log/flow-copy.js';

/** Reading rests when nothing was read for this many milliseconds. */
export const REST_MS = 1000;

export interface TwoCopiesOptions
  extends
    Omit<ConnectionOptions, 'health' | 'onMade'>,
    Omit<FlowCopyOptions, 'connection' | 'onTampered' | 'onRewritten'> {}

type Work<T> = (transaction: Transaction<'readonly'>) => Promise<T>;

/** The database and the log beside it: opened at the first need, and compared before anything is written. */
export class TwoCopies {
  readonly database: Connection;
  readonly log: FlowCopy;
  readonly #timer: TwoCopiesOptions['timer'];
  #stopWaiting = (): void => undefined;
  #ready: Promise<void> | undefined;
  #isReady = false;

  constructor(options: TwoCopiesOptions, health: Health) {
    this.#timer = options.timer;
    // Without a log, and with nothing in memory, there is nothing that could come back.
    const onMade = (): void => void ((options.startLog || this.log.isKept) && this.#madeAnew());
    this.database = new Connection({ ...options, health, onMade });
    const onTampered = (flowId: string): void => health.tampered(flowId);
    const onRewritten = (flowId: string): void => health.rewritten(flowId);
    this.log = new FlowCopy({ ...options, connection: this.database, onTampered, onRewritten });
  }

  /** Whether both copies have been compared, and the database was not made anew since. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** The database, once both copies have been compared. A failure is tried again at the next call. */
  async open(): Promise<Connection> {
    const ready = (this.#ready ??= this.log.open().then(() => void (this.#isReady = true)));
    try {
      await ready;
    } catch (error) {
      if (this.#ready === ready) this.#ready = undefined;
      throw error;
    }
    return this.database;
  }

  /** Compares anew before the next write, as at a start, unless that is under way. */
  compareAgain(): void {
    if (this.#isReady) this.#ready = undefined;
  }

  /** Reads once both copies have been compared, and once more where reading has made the database anew. */
  async read<T>(stores: Name[], work: Work<T>): Promise<T> {
    const value = await (await this.open()).read(stores, work);
    return this.#isReady ? value : (await this.open()).read(stores, work);
  }

  /**
   * Reads what the database holds now. Comparing the copies keeps the device busy, so that waits for the first write,
   * or until reading rests. Only where the database is new are they compared at once, because everything may be in the
   * other copy.
   */
  async readAtOnce<T>(stores: Name[], work: Work<T>): Promise<T> {
    this.#stopWaiting();
    const compare = (): void => void this.open().catch(() => undefined); // the next write reports the failure
    this.#stopWaiting = this.#timer(compare, REST_MS);
    const value = await this.database.read(stores, work);
    if (!this.database.isNew) return value;
    await this.open();
    return this.database.read(stores, work);
  }

  close(): void {
    this.#stopWaiting();
    this.database.close();
    this.log.close();
  }

  #madeAnew(): void {
    this.compareAgain();
    this.#isReady = false;
  }
}
