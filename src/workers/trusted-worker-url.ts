/** The part of Trusted Types that is used; TypeScript's DOM library does not have it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** Name of the policy, to be listed in the page's `trusted-types` directive. */
const POLICY_NAME = 'serialkit';

let toTrustedUrl: ((url: string) => string) | undefined;

/**
 * The URL in the form that `new Worker` takes on a page with `require-trusted-types-for 'script'`. The policy is made
 * at the first use, since making one that the page did not list is a violation in itself.
 */
export function trustedWorkerUrl(url: string): string {
  toTrustedUrl ??= createPolicy();
  return toTrustedUrl(url);
}

function createPolicy(): (url: string) => string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url => url;
  try {
    const policy = trustedTypes.createPolicy(POLICY_NAME, { createScriptURL: onlyOwn });
    // `Worker` takes the trusted object wherever it takes a string; the DOM types know only the string.
    return url => policy.createScriptURL(url) as string;
  } catch {
    // A second copy of the SDK has taken the name. Without enforcement a string works; with it the worker is refused.
    return url => url;
  }
}

function onlyOwn(url: string): string {
  if (url.startsWith('blob:') || isSameOrigin(new URL(url, document.baseURI))) return url;
  throw new TypeError('A worker must come from the page’s own origin');
}

/**
 * Compares scheme and host, because `URL.origin` is "null" for the custom schemes of app shells such as
 * `capacitor://localhost`.
 */
export function isSameOrigin(url: URL): boolean {
  return url.protocol !== 'file:' && url.protocol === location.protocol && url.host === location.host;
}
