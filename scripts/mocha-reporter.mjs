import mocha from 'mocha';
import { tellCount } from './count.mjs';

/** For mocha: a dot a test, every failure, and the counts. */
export default class CountReporter extends mocha.reporters.Dot {
  constructor(/** @type {mocha.Runner} */ runner, /** @type {mocha.MochaOptions} */ options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      tellCount({ passed: passes, failed: failures, skipped: pending });
    });
  }
}
