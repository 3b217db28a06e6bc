/**
 * The answer to `ask`, or `otherwise` where that fails or has none after `limitMs` milliseconds. What comes later is
 * dropped.
 */
export function answerWithin<T>(ask: () => Promise<T>, limitMs: number, otherwise: T): Promise<T> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, limitMs, otherwise);
    const answer = (value: T): void => {
      clearTimeout(timer);
      resolve(value);
    };
    ask().then(answer, () => answer(otherwise));
  });
}
