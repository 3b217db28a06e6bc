import type { SerialProblemDetail } from '../../events/outcomes/serial-problem.js';

/**
 * What came of defining the elements where a tag was not free, by tag: `second-copy`, `tag-taken` or `tag-refused`.
 * Filled by importing `serialkit/define`, so that a script which listened too late for the events can look here.
 */
export const tagProblems = new Map<string, SerialProblemDetail>();
