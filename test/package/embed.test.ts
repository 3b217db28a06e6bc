import { expect, waitUntil } from '@open-wc/testing';

/** The README's embed example, from the built package, on a page whose policy allows nothing that is not named. */
type EmbedPage = Window & { readonly refusals: readonly string[] };

async function openExample(name = 'index.html'): Promise<EmbedPage> {
  const frame = document.createElement('iframe');
  frame.allow = 'camera';
  frame.src = new URL(`./embed/${name}`, import.meta.url).href;
  document.body.append(frame);
  await new Promise(resolve => frame.addEventListener('load', resolve, { once: true }));
  return frame.contentWindow as EmbedPage;
}

const isDrawn = (page: EmbedPage): boolean =>
  (page.document.querySelector('serial-flow')?.shadowRoot?.childElementCount ?? 0) > 0;

/** WebKitGTK has no synchronous file access, which only a worker can tell; Safari has. */
function keepsFiles(): Promise<boolean> {
  return new Promise(resolve => {
    const text = `postMessage('createSyncAccessHandle' in (globalThis.FileSystemFileHandle?.prototype ?? {}))`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data as boolean);
    };
  });
}

/** Bytes in the origin's private folder of the store. */
async function sizeOfLog(page: EmbedPage): Promise<number> {
  const root = await page.navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('serialkit', { create: true });
  let size = 0;
  for await (const handle of folder.values()) {
    if (handle.kind === 'file') size += (await handle.getFile()).size;
  }
  return size;
}

describe('the embed example of the README', () => {
  afterEach(() => document.querySelector('iframe')?.remove());

  it('draws the flow under a strict policy with trusted types, and nothing is refused', async () => {
    const page = await openExample();
    await waitUntil(() => isDrawn(page) || page.refusals.length > 0, 'the flow is drawn', { timeout: 10_000 });
    expect(page.refusals).to.deep.equal([]);
    expect(isDrawn(page)).to.equal(true);
  });

  it('keeps a second copy beside the database, where the engine can', async () => {
    const page = await openExample();
    await waitUntil(() => isDrawn(page), 'the flow is drawn', { timeout: 10_000 });
    if (await keepsFiles()) await waitUntil(async () => (await sizeOfLog(page)) > 0, 'the log holds the flow');
    else expect(await sizeOfLog(page)).to.equal(0);
    expect(page.refusals).to.deep.equal([]);
  });

  it('says in words and in code what is wrong on a page whose policy forbids its templates', async () => {
    if (!('trustedTypes' in window)) return; // then nothing forbids them
    const page = await openExample('forbidding.html');
    const words = (): string => page.document.querySelector('serial-flow')?.shadowRoot?.textContent ?? '';
    await waitUntil(() => words().includes('cannot be opened'), 'it says so', { timeout: 10_000 });
    expect(page.refusals).to.include('host not-drawn');
    expect(page.refusals.filter(refusal => refusal === 'host not-drawn')).to.have.length(1);
  });

  it('is refused what its policy does not name, so that the test above can fail', async () => {
    const page = await openExample();
    page.document.body.append(
      Object.assign(page.document.createElement('img'), { src: 'data:image/gif;base64,R0lGODlh' }),
    );
    await waitUntil(() => page.refusals.some(refusal => refusal.startsWith('img-src')), 'the picture is refused');
  });
});
