import { expect, waitUntil } from '@open-wc/testing';

type HardenedPage = Window & { readonly outcome?: string };

const FILE = new URL('../../dist/serialkit.min.js', import.meta.url).href;

describe('a page that has frozen what errors inherit', () => {
  it('loads the built package', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentWindow as HardenedPage;
    const loader = page.document.createElement('script');
    const textContent = `
      Object.freeze(Error.prototype);
      try {
        await import('${FILE}?frozen');
        window.outcome = customElements.get('serial-flow') ? 'loaded' : 'no element';
      } catch (error) {
        window.outcome = String(error);
      }`;
    page.document.body.append(Object.assign(loader, { type: 'module', textContent }));
    await waitUntil(() => page.outcome, 'it has loaded or not', { timeout: 10_000 });
    expect(page.outcome).to.equal('loaded');
    frame.remove();
  });
});
