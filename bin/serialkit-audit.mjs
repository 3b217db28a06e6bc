#!/usr/bin/env node
// npx serialkit-audit FILE [HEAD …]: checks the chain of an audit that was exported as JSON. A HEAD is the
// `journalHead` of an event file, or the name of one written as JSON. Ends with 0 where all is as it was stored, else
// with 1.
import { readFileSync } from 'node:fs';

const [file, ...heads] = process.argv.slice(2);
if (!file) {
  console.error('npx serialkit-audit FILE [HEAD …]');
  process.exit(1);
}
const { verifyAudit } = await import(new URL('../dist/output.js', import.meta.url).href);

const PROBLEMS = {
  'no-audit': 'is no audit as JSON',
  'no-chain': 'has no chain: it was written before there was one',
  broken: 'was changed',
  cut: 'does not end where it ended when it was exported',
  'other-head': 'has another chain than the event file',
  unexplained: 'lacks a name, and no fact after it says that one was erased',
};

function headOf(/** @type {string} */ given) {
  return /^[0-9a-f]{64}$/.test(given) ? given : String(JSON.parse(readFileSync(given, 'utf8')).journalHead);
}

try {
  const verdict = verifyAudit(readFileSync(file, 'utf8'), heads.map(headOf));
  const { isIntact, problem, facts, since, head, broken, erased, resealed } = verdict;
  if (isIntact) {
    console.log(`${file}: facts ${since} to ${facts - 1} are as they were stored; head ${head}`);
    if (erased > 0) console.log(`${file}: a name was erased from ${erased} of them; their hashes are as they were`);
    if (resealed.length > 0)
      console.log(`${file}: but the groups that begin at facts ${resealed.join(', ')} are as the erasure left them`);
  } else {
    console.error(
      `${file} ${PROBLEMS[problem]}${broken.length > 0 ? `: the group that begins at fact ${broken[0]}` : ''}`,
    );
  }
  process.exitCode = isIntact ? 0 : 1;
} catch (error) {
  console.error(`${file}: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
