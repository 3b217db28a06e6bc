import assert from 'node:assert/strict';
import { it, mock } from 'node:test';
import { countReporter } from '../../scripts/count-reporter.mjs';

function lineFor(sessions) {
  const log = mock.method(console, 'log', () => {});
  const reporter = countReporter();
  reporter.start({ sessions: { all: () => sessions } });
  reporter.stop();
  log.mock.restore();
  return log.mock.calls[0].arguments[0];
}

const passed = { passed: true, testResults: { tests: [{ passed: true }], suites: [{ tests: [{ passed: true }] }] } };

it('counts the tests of every browser, those of inner suites too', () => {
  assert.equal(lineFor([passed, passed]), '4 passed, 0 failed');
});

it('counts a file that could not be loaded as failed', () => {
  assert.equal(lineFor([passed, { passed: false }]), '2 passed, 1 failed');
});

it('tells of skipped tests', () => {
  assert.equal(
    lineFor([{ passed: true, testResults: { tests: [{ skipped: true }] } }]),
    '0 passed, 0 failed, 1 skipped',
  );
});
