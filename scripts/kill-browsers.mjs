// Browsers that can be killed as a whole: each is started as the leader of its own process group, on a data folder that lasts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChromium, findWebKit } from './find-browsers.mjs';
import { freePort } from './free-port.mjs';

/** @typedef {{ kill(): Promise<void> }} Running */

function killable(child) {
  const ended = once(child, 'exit');
  return {
    async kill() {
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}

const chromium = {
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
    return killable(spawn(findChromium(), all, { detached: true, stdio: 'ignore' }));
  },
  /** Takes the whole IndexedDB away, as Chromium now and then does by itself after a kill. */
  wipe(folder) {
    rmSync(join(folder, 'profile', 'Default', 'IndexedDB'), { recursive: true });
  },
  async stop() {},
};

async function startDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [name] = await once(child.stdio[3], 'data');
  return { child, name: `:${String(name).trim()}` };
}

async function post(address, body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function whenReady(base) {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(`${base}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error('WebKitWebDriver did not start.');
}

function webkit({ driver, binary }) {
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

/** The browsers of this machine that the kill test can run, by name. */
export function killableBrowsers() {
  const host = findWebKit();
  return {
    ...(findChromium() && { chromium }),
    // Only the host with a data folder keeps anything from one start to the next.
    ...(host?.kind === 'host' && { webkit: webkit(host) }),
  };
}
