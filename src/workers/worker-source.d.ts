/**
 * The bundled worker as text: the build makes it, so that a worker can be started from a blob wherever the SDK was
 * loaded from.
 */
declare module '*.worker.ts?inline' {
  const source: string;
  export default source;
}
