// Runs steps side by side: those of a lane one after the other, each lane beside the others. The first failure ends
// all.
import { spawn } from 'node:child_process';

/**
 * `after`: a step of another lane that must have ended.
 * @typedef {{ name: string, command: string[], env?: Record<string, string>, after?: string | undefined }} Step
 */

/**
 * A step that says nothing for so long stands still, in milliseconds: one run waited for an hour for a process that a
 * timer kept alive. The longest file of tests may take 15 minutes.
 */
const STILL_MS = 20 * 60_000;

const secondsSince = (/** @type {number} */ start) => (performance.now() - start) / 1000;

/**
 * Prints each line as it comes, with the name of its step before it.
 * @type {(name: string, width: number) => (text: string) => void}
 */
function tell(name, width) {
  let rest = '';
  return text => {
    const lines = (rest + text).split('\n');
    rest = /** @type {string} */ (lines.pop());
    for (const line of lines) console.log(`${name.padEnd(width)} | ${line}`);
  };
}

/**
 * Ends a step with all that it started.
 * @type {(child: import('node:child_process').ChildProcess, name: NodeJS.Signals) => void}
 */
function signal({ pid }, name) {
  if (pid === undefined) return; // it could not be started
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, name);
  } catch {
    // It has ended by itself.
  }
}

class Lanes {
  /** The steps that have ended, with their seconds. @type {{ name: string, seconds: number, isRight: boolean }[]} */
  times = [];
  /** Everything that a step said, by its name. @type {Record<string, string>} */
  outputs = {};
  /** @type {string | undefined} */
  failed;
  #running = /** @type {Set<import('node:child_process').ChildProcess>} */ (new Set());
  #ends = /** @type {Record<string, () => void>} */ ({});
  #endOf = /** @type {Record<string, Promise<void>>} */ ({});
  #width;
  #stillMs;

  constructor(/** @type {Step[][]} */ lanes, /** @type {number} */ stillMs) {
    this.#stillMs = stillMs;
    const names = lanes.flat().map(({ name }) => name);
    this.#width = Math.max(...names.map(({ length }) => length));
    for (const name of names) this.#endOf[name] = new Promise(resolve => (this.#ends[name] = resolve));
  }

  async runLane(/** @type {Step[]} */ lane) {
    for (const step of lane) {
      if (step.after) await this.#endOf[step.after];
      if (this.failed) return;
      await this.#run(step);
    }
  }

  async #run(/** @type {Step} */ { name, command: [program, ...args], env }) {
    const start = performance.now();
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      detached: process.platform !== 'win32', // a group of its own, which can be ended with all that it started
      shell: process.platform === 'win32', // npm is a .cmd there
    });
    this.#running.add(child);
    const tellLines = tell(name, this.#width);
    const say = (/** @type {string} */ text) => {
      this.outputs[name] += text;
      tellLines(text);
    };
    const watch = setTimeout(() => {
      say(`It said nothing for ${this.#stillMs / 1000} s, and is ended.\n`);
      signal(child, 'SIGKILL');
    }, this.#stillMs);
    this.outputs[name] = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', text => {
        watch.refresh();
        say(text);
      });
    const status = await new Promise(resolve =>
      child.on('error', () => resolve(1)).on('close', (code, ended) => resolve(code ?? ended)),
    );
    clearTimeout(watch);
    // Who was killed from outside has not said so itself, and its last test was not what failed.
    if (status !== 0) say(`It ended with ${status}.\n`);
    this.#running.delete(child);
    this.times.push({ name, seconds: secondsSince(start), isRight: status === 0 });
    if (status !== 0) this.#fail(name);
    this.#ends[name]();
  }

  #fail(/** @type {string} */ name) {
    this.failed ??= name;
    this.end();
    for (const end of Object.values(this.#ends)) end();
  }

  end() {
    for (const child of this.#running) signal(child, 'SIGTERM');
  }
}

/**
 * @param {Step[][]} lanes
 * @param {number} stillMs a step that says nothing for so long fails
 * @returns what each step took and said, and the name of the one that failed
 */
export async function runLanes(lanes, stillMs = STILL_MS) {
  const run = new Lanes(lanes, stillMs);
  for (const name of ['SIGINT', 'SIGTERM'])
    process.once(name, () => {
      run.end();
      process.exit(1);
    });
  await Promise.all(lanes.map(lane => run.runLane(lane)));
  return { times: run.times, outputs: run.outputs, failed: run.failed };
}

/**
 * Says what each step took, after the whole output of the one that failed, and ends the process with 1 then.
 * @param {Awaited<ReturnType<typeof runLanes>>} run as `runLanes` gives it
 */
export function tellTimes({ times, outputs, failed }) {
  if (failed) console.log(`\n== ${failed}\n${outputs[failed]}`);
  for (const { name, seconds, isRight } of times)
    console.log(
      `${seconds.toFixed(1).padStart(8)} s  ${name}${isRight ? '' : name === failed ? ': failed' : ': ended'}`,
    );
  process.exitCode = failed ? 1 : 0;
}
