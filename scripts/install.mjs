// Brings node_modules to what package-lock.json says; only Node's own modules, since it runs on a machine that has
// nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const stamp = 'node_modules/.package-lock.json';

/**
 * Runs a command with this terminal; ends the process with its code when it fails.
 * @type {(command: string, args: string[], env?: Record<string, string>) => void}
 */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32', // npm is a .cmd there
  });
  if (status !== 0) process.exit(status ?? 1);
}

export function ensureInstalled() {
  const fresh = existsSync(stamp) && statSync(stamp).mtimeMs >= statSync('package-lock.json').mtimeMs;
  if (!fresh) run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}
