import { withinLimit, type Timer } from '../time-limit.js';
import type { LogAnswer, LogCalls } from './log-protocol.js';

/** Long enough for a log of many megabytes on a slow device; a worker that was killed never answers. */
const ANSWER_LIMIT_MS = 10_000;
/** Some engines refuse a worker without any event, and a flow must not wait longer for its second copy. */
const START_LIMIT_MS = 3_000;

/** The log as the store sees it: every call settles, and rejects once the worker is gone. */
export class LogClient {
  readonly #worker: Worker;
  readonly #timer: Timer;
  readonly #waiting = new Map<number, (answer: LogAnswer) => void>();
  #calls = 0;
  #failure: string | undefined;

  private constructor(worker: Worker, timer: Timer) {
    this.#worker = worker;
    this.#timer = timer;
    worker.addEventListener('message', ({ data }: MessageEvent<LogAnswer>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    });
    worker.addEventListener('error', event => {
      event.preventDefault();
      this.#failAll('The log worker failed.');
    });
  }

  /** Resolves once the worker runs; rejects when the page's policy or a missing file keeps it from running. */
  static async start(worker: Worker, timer: Timer): Promise<LogClient> {
    const client = new LogClient(worker, timer);
    const late = (): Error => new Error('The log worker did not start.');
    try {
      await withinLimit(client.call('hello'), START_LIMIT_MS, timer, late);
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  call<Name extends keyof LogCalls>(
    name: Name,
    ...args: Parameters<LogCalls[Name]>
  ): Promise<ReturnType<LogCalls[Name]>> {
    if (this.#failure !== undefined) return Promise.reject(new Error(this.#failure));
    const id = this.#calls++;
    const answer = new Promise<ReturnType<LogCalls[Name]>>((resolve, reject) => {
      this.#waiting.set(id, reply => {
        if ('error' in reply) reject(new Error(reply.error));
        else resolve(reply.value as ReturnType<LogCalls[Name]>);
      });
    });
    this.#worker.postMessage({ id, name, args });
    return withinLimit(answer, ANSWER_LIMIT_MS, this.#timer, () => new Error('The log worker does not answer.'));
  }

  close(): void {
    this.#worker.terminate();
    this.#failAll('The log is closed.');
  }

  #failAll(error: string): void {
    this.#failure = error;
    for (const [id, settle] of this.#waiting) settle({ id, error });
    this.#waiting.clear();
  }
}
