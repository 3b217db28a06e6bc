// The types of `sdk.js`, from the sources: they are checked without a build.
export * from '../src/single-file.js';
