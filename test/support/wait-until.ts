/**
 * As `waitUntil` of @open-wc/testing, which needs a page: resolves when the condition holds, rejects after `timeout`
 * ms.
 */
export async function waitUntil(
  condition: () => unknown,
  what: string,
  { timeout = 1000 }: { timeout?: number } = {},
): Promise<void> {
  for (const endMs = Date.now() + timeout; !(await condition()); await new Promise(resolve => setTimeout(resolve, 10)))
    if (Date.now() > endMs) throw new Error(`Timeout: ${what}`);
}
