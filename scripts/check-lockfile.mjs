// Refuses a lockfile that locks names and not contents: every package must have its SHA-512, and none may name the host
// that it came from, so that the lockfile works behind a mirror as well.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ link?: boolean, integrity?: string, resolved?: string }} Locked */

/** @returns {string[]} */
const lockfilesIn = (/** @type {string} */ folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory())
      return /^(node_modules|[.]git|[.]cache)$/.test(entry.name) ? [] : lockfilesIn(join(folder, entry.name));
    return entry.name === 'package-lock.json' ? [join(folder, entry.name)] : [];
  });

/** @type {(path: string, locked: Locked) => string[]} */
function faultsOf(path, { link, integrity, resolved }) {
  if (link || !path.includes('node_modules/')) return []; // a folder of this repository
  return [
    ...(/^sha512-/.test(integrity ?? '') ? [] : [`${path} has no SHA-512`]),
    ...(resolved && !resolved.startsWith('file:') ? [`${path} comes from ${resolved}`] : []),
  ];
}

const faults = lockfilesIn(process.argv[2] ?? '.').flatMap(file => {
  const { lockfileVersion, packages } = JSON.parse(readFileSync(file, 'utf8'));
  // Earlier versions lock the packages in a second place, which npm may read instead.
  const found =
    lockfileVersion === 3 ? Object.entries(packages).flatMap(entry => faultsOf(...entry)) : ['is not version 3'];
  return found.map(fault => `${file}: ${fault}`);
});
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
