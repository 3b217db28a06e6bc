import type { RungReason } from '../../ports/diagnostics.js';

/** Where the policy of a page, or of a worker that has a file of its own, can be read. */
export interface PolicySource {
  /** The address of the document or of the worker's file, whose response carries the policy as a header. */
  readonly url: string;
  /** Policies that the document's `<meta>` elements add. */
  readonly metas: readonly string[];
}

export type WasmPolicy = Extract<RungReason, 'allowed' | 'forbidden' | 'policy-unknown'>;

/** Report-only policies forbid nothing, but what breaks them is reported. */
const HEADERS = ['content-security-policy', 'content-security-policy-report-only'];

/** Pages of these schemes come without a header. */
const HEADERLESS = /^(file|about|data):$/;

/**
 * Whether the content security policy allows WebAssembly, found out by reading it: trying would be a violation, and be
 * reported as one. The page's own address is asked for only where `connect-src` should allow it: where the file of the
 * decoder, which has to be fetched too, is of the same origin, or without a file, where no `<meta>` forbids it. Offline
 * the answer comes from the browser's cache or the page's service worker; without one it is unknown.
 * @param file Where the decoder is served; undefined: its bytes are at hand
 */
export async function wasmPolicy({ url, metas }: PolicySource, file?: string): Promise<WasmPolicy> {
  if (!metas.every(allowsWasm)) return 'forbidden';
  const page = new URL(url);
  if (!file && HEADERLESS.test(page.protocol)) return 'allowed';
  if (file ? !isSameOrigin(page, new URL(file)) : !metas.every(allowsOwnOrigin)) return 'policy-unknown';
  try {
    const { headers } = await fetch(url, { cache: 'force-cache' });
    return HEADERS.every(name => allowsWasm(headers.get(name) ?? '')) ? 'allowed' : 'forbidden';
  } catch {
    return 'policy-unknown';
  }
}

/** Does not compare `origin`, which is "null" for the schemes of app shells. */
function isSameOrigin(one: URL, other: URL): boolean {
  return one.protocol === other.protocol && one.host === other.host;
}

/**
 * Does every policy of a header allow WebAssembly? Source: Content Security Policy Level 3, section 4.5
 * (`EnsureCSPDoesNotBlockWasmByteCompilation`).
 */
export function allowsWasm(header: string): boolean {
  return allows(header, 'script-src', ["'wasm-unsafe-eval'", "'unsafe-eval'"]);
}

function allowsOwnOrigin(header: string): boolean {
  return allows(header, 'connect-src', ["'self'", '*']);
}

/** Does every policy of a header leave this directive open, or name one of the sources? */
function allows(header: string, directive: string, wanted: readonly string[]): boolean {
  return header.split(',').every(policy => {
    const directives = policy.split(';').map(text => text.trim().toLowerCase().split(/\s+/));
    const limits = [directive, 'default-src'].flatMap(name => directives.filter(([first]) => first === name));
    return !limits[0] || limits[0].some(source => wanted.includes(source));
  });
}
