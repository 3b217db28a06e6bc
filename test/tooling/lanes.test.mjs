import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { runLanes, tellTimes } from '../../scripts/lanes.mjs';

const step = (name, script, more = {}) => ({ name, command: [process.execPath, '-e', script], ...more });

/** What the lanes came to, and the lines that they told. */
async function told(lanes, ...stillMs) {
  const log = mock.method(console, 'log', () => {});
  const { exitCode } = process;
  const result = await runLanes(lanes, ...stillMs);
  tellTimes(result);
  const status = process.exitCode;
  process.exitCode = exitCode;
  log.mock.restore();
  return { ...result, status, lines: log.mock.calls.map(call => call.arguments[0]) };
}

describe('lanes', () => {
  it('run side by side, and tell each line with its step', async () => {
    const { times, lines, status } = await told([
      [step('slow', 'setTimeout(() => console.log("a"), 1000)'), step('next', 'console.log("b")')],
      [step('quick', 'console.log("c")')],
    ]);
    assert.deepEqual(
      times.map(({ name }) => name),
      ['quick', 'slow', 'next'],
    );
    assert.deepEqual(lines.slice(0, 3), ['quick | c', 'slow  | a', 'next  | b']);
    assert.match(lines.at(-1), /^ +\d+\.\d s {2}next$/);
    assert.equal(status, 0);
  });

  it('let a step wait for one of the other lane', async () => {
    const { times } = await told([
      [step('build', 'setTimeout(() => {}, 500)')],
      [step('check', '', { after: 'build' })],
    ]);
    assert.deepEqual(
      times.map(({ name }) => name),
      ['build', 'check'],
    );
  });

  it('end at the first failure, with all that the step said', async () => {
    const { failed, times, lines, status } = await told([
      [step('endless', 'setInterval(() => {}, 1000)'), step('never', 'console.log("never")')],
      [step('wrong', 'console.log("why"); console.error("where"); process.exitCode = 3')],
    ]);
    assert.equal(failed, 'wrong');
    assert.deepEqual(
      times.map(({ name }) => name),
      ['wrong', 'endless'],
    );
    assert.ok(lines.some(line => /^\n== wrong\n/.test(line) && line.includes('why\n') && line.includes('where\n')));
    assert.ok(lines.includes('wrong   | It ended with 3.'));
    assert.equal(status, 1);
  });

  it('end a step that stands still, and say so', async () => {
    const endless = 'console.log("so far"); setInterval(() => {}, 1000)';
    const { failed, outputs, status } = await told([[step('endless', endless)]], 2000);
    assert.equal(failed, 'endless');
    assert.equal(outputs.endless, 'so far\nIt said nothing for 2 s, and is ended.\nIt ended with SIGKILL.\n');
    assert.equal(status, 1);
  });
});
