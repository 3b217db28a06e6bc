/** The part of `document` that tells whether the page is shown. */
export type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Resolves as soon as the page is shown, at once if it is; rejects with the signal's reason when that is aborted first.
 */
export function whenVisible(page: Page, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      page.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', giveUp);
    };
    const look = (): void => {
      if (page.visibilityState === 'hidden') return;
      stop();
      resolve();
    };
    const giveUp = (): void => {
      stop();
      reject(signal.reason as Error);
    };
    if (signal.aborted) return giveUp();
    page.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', giveUp);
    look();
  });
}
