import { waitUntil } from '@open-wc/testing';

/** Empties the origin's private file system. A worker that was ended lets go of its files a little later. */
export async function forgetFiles(): Promise<void> {
  const root = await navigator.storage?.getDirectory?.().catch(() => undefined);
  if (!root) return;
  const remove = (name: string): Promise<boolean> =>
    root.removeEntry(name, { recursive: true }).then(
      () => true,
      () => false,
    );
  for await (const name of root.keys()) await waitUntil(() => remove(name), `the files in ${name} are free`);
}
