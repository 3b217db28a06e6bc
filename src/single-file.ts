/** Everything in one file, for a page without a bundler: what `serialkit` exports, with every element registered. */
export * from './index.js';
import './define.js';
