// Browsers that can be killed as a whole: each is started as the leader of its own process group, on a data folder that
// lasts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChromium, findWebKit } from './find-browsers.mjs';
import { freePort } from './free-port.mjs';

/**
 * @typedef {{ kill(): Promise<void> }} Running
 * @typedef {{ start(url: string, folder: string): Promise<Running>, wipe?(folder: string): void, stop(): Promise<void> }} Killable
 */

function killable(/** @type {import('node:child_process').ChildProcess} */ child) {
  const { pid } = child;
  if (!pid) throw new Error(`${child.spawnfile} did not start.`);
  const ended = once(child, 'exit');
  return {
    async kill() {
      process.kill(-pid, 'SIGKILL');
      await ended;
    },
  };
}

/** @type {(executable: string) => Killable} */
const chromium = executable => ({
  async start(url, folder) {
    const args = ['--headless=new', '--no-first-run', '--disable-gpu', '--disable-background-networking'];
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    const all = [
      ...args,
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${join(folder, 'profile')}`,
      url,
    ];
    return killable(spawn(executable, all, { detached: true, stdio: 'ignore' }));
  },
  /** Takes the whole IndexedDB away, as Chromium now and then does by itself after a kill. */
  wipe(folder) {
    rmSync(join(folder, 'profile', 'Default', 'IndexedDB'), { recursive: true });
  },
  async stop() {},
});

async function startDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [name] = await once(/** @type {import('node:stream').Readable} */ (child.stdio[3]), 'data');
  return { child, name: `:${String(name).trim()}` };
}

async function post(/** @type {string} */ address, /** @type {object} */ body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function whenReady(/** @type {string} */ base) {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${base}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('WebKitWebDriver did not start.');
}

/** @type {(host: { driver: string, binary: string }) => Killable} */
function webkit({ driver, binary }) {
  /** @type {Awaited<ReturnType<typeof startDisplay>> | undefined} */
  let display;
  return {
    async start(url, folder) {
      display ??= await startDisplay();
      const port = await freePort();
      const base = `http://127.0.0.1:${port}`;
      const env = { ...process.env, DISPLAY: display.name };
      const child = spawn(driver, ['--host=127.0.0.1', `--port=${port}`], { env, detached: true, stdio: 'ignore' });
      await whenReady(base);
      const args = [`--data-dir=${join(folder, 'webkit')}`, '--features=StorageAPI,FileSystem'];
      const { sessionId } = await post(`${base}/session`, {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } } },
      });
      await post(`${base}/session/${sessionId}/url`, { url });
      return killable(child);
    },
    async stop() {
      display?.child.kill();
    },
  };
}

/** The browsers of this machine that the kill test can run, by name. @returns {Record<string, Killable>} */
export function killableBrowsers() {
  const [executable, host] = [findChromium(), findWebKit()];
  return {
    ...(executable && { chromium: chromium(executable) }),
    // Only the host with a data folder keeps anything from one start to the next.
    ...(host?.kind === 'host' && { webkit: webkit(host) }),
  };
}
