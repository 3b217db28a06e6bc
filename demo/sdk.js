// The SDK as a page without a bundler loads it: everything in one file, with every element registered.
export * from '../dist/serialkit.min.js';
