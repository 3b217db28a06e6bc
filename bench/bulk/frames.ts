/** How a page was painted for a while: how many frames, and the times between them in milliseconds. */
export interface Frames {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
}

/** Watches the page's frames until the returned function is called. */
export function watchFrames(): () => Frames {
  const gaps: number[] = [];
  const beginMs = performance.now();
  let lastMs = beginMs;
  let isOn = true;
  const tick = (): void => {
    const nowMs = performance.now();
    gaps.push(nowMs - lastMs);
    lastMs = nowMs;
    if (isOn) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  return () => {
    isOn = false;
    const sorted = [...gaps].sort((first, second) => first - second);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
    return {
      perSecond: (gaps.length / (performance.now() - beginMs)) * 1000,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      p99Ms: at(0.99),
      longestMs: sorted.at(-1) ?? NaN,
    };
  };
}
