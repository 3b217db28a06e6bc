const { requestAnimationFrame, MessageChannel } = globalThis;

export const frame = () => new Promise(resolve => requestAnimationFrame(resolve));

/** Resolves once the next frame has been painted: a message that is sent in a frame comes after it. */
export async function painted() {
  await frame();
  await new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}

export function percentile(values, share) {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
