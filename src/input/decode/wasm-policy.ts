import type { RungReason } from '../../ports/diagnostics.js';

/** Where the policy of a page, or of a worker that has a file of its own, can be read. */
export interface PolicySource {
  /** Of the document or the worker's file; its response carries the policy as a header. */
  readonly url: string;
  /** Policies that the document's `<meta>` elements add. */
  readonly metas: readonly string[];
}

export type WasmPolicy = Extract<RungReason, 'allowed' | 'forbidden' | 'policy-unknown'>;

/** Report-only policies forbid nothing, but what breaks them is reported. */
const HEADERS = ['content-security-policy', 'content-security-policy-report-only'];

/**
 * Whether the content security policy allows WebAssembly, found out by reading it: trying would be a violation, and be reported as one. The
 * page's own address is asked for only where the file of the decoder is of the same origin, so that `connect-src` allows both or neither.
 * Offline the answer comes from the browser's cache or the page's service worker; without one it is unknown.
 */
export async function wasmPolicy({ url, metas }: PolicySource, wasmUrl: string): Promise<WasmPolicy> {
  if (!metas.every(allowsWasm)) return 'forbidden';
  const [page, file] = [new URL(url), new URL(wasmUrl)];
  // Not by `origin`, which is "null" for the schemes of app shells.
  if (page.protocol !== file.protocol || page.host !== file.host) return 'policy-unknown';
  try {
    const { headers } = await fetch(url, { cache: 'force-cache' });
    return HEADERS.every(name => allowsWasm(headers.get(name) ?? '')) ? 'allowed' : 'forbidden';
  } catch {
    return 'policy-unknown';
  }
}

/** Does every policy of a header allow WebAssembly? Source: Content Security Policy Level 3, section 4.5 (`EnsureCSPDoesNotBlockWasmByteCompilation`). */
export function allowsWasm(header: string): boolean {
  return header.split(',').every(policy => {
    const directives = policy.split(';').map(directive => directive.trim().toLowerCase().split(/\s+/));
    const scripts = ['script-src', 'default-src'].map(name => directives.find(([first]) => first === name));
    const [, ...sources] = scripts.find(Boolean) ?? [];
    const isUnlimited = !scripts.some(Boolean);
    return isUnlimited || sources.some(source => source === "'wasm-unsafe-eval'" || source === "'unsafe-eval'");
  });
}
