import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { SerialCamera, type CameraTone } from '../../src/elements/serial-camera.element.js';
import type { CameraView } from '../../src/ports/camera.js';
import { StubCamera } from '../support/stub-camera.js';

if (!customElements.get('serial-camera')) customElements.define('serial-camera', SerialCamera);

const live: Partial<CameraView> = {
  status: { state: 'live' },
  abilities: {
    torch: true,
    zoom: { min: 1, max: 4, step: 0.5 },
    cameras: [
      { id: 'back', label: 'Back camera' },
      { id: 'tele', label: '' },
    ],
  },
  cameraId: 'back',
};
const denied: Partial<CameraView> = { status: { state: 'unavailable', code: 'denied' } };

async function show(source?: StubCamera, prompt = 'Scan the product'): Promise<SerialCamera> {
  return fixture<SerialCamera>(
    html`<serial-camera style="height: 480px" .source=${source} .prompt=${prompt}></serial-camera>`,
  );
}

const find = (element: Element, selector: string): HTMLElement | null =>
  element.shadowRoot?.querySelector(selector) ?? null;
const button = (element: Element, text: string): HTMLElement | undefined =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent?.trim() === text);

describe('<serial-camera>', () => {
  for (const [name, view] of Object.entries({
    'a live picture': live,
    'a starting camera': { status: { state: 'starting' } } as const,
    'a denied camera': denied,
  })) {
    it(`is accessible with ${name}`, async () => {
      await expect(await show(new StubCamera(view))).to.be.accessible();
    });
  }

  it('shows the prompt at the top and announces it', async () => {
    const element = await show(new StubCamera(live), 'Scan the serial number of Phone 15');
    const prompt = find(element, '[part=prompt]');
    expect(prompt?.textContent).to.equal('Scan the serial number of Phone 15');
    expect(prompt?.getAttribute('role')).to.equal('status');
    expect((prompt?.getBoundingClientRect().top ?? 99) - element.getBoundingClientRect().top).to.be.below(10);
  });

  it('attaches its video while it is on the page', async () => {
    const source = new StubCamera(live);
    const element = await show(source);
    expect(source.video).to.be.instanceOf(HTMLVideoElement);
    element.remove();
    expect(source.video).to.equal(undefined);
  });

  it('takes the same source again when it is moved', async () => {
    const source = new StubCamera(live);
    const element = await show(source);
    element.parentElement?.append(element);
    await element.updateComplete;
    expect(source.video).to.equal(find(element, 'video'));
  });

  it('lets go of the source that it had before', async () => {
    const [before, after] = [new StubCamera(live), new StubCamera(live)];
    const element = await show(before);
    element.source = after;
    await element.updateComplete;
    expect(before.video).to.equal(undefined);
    expect(after.video).to.equal(find(element, 'video'));
  });

  it('asks for the light, the zoom and another lens', async () => {
    const source = new StubCamera(live);
    const element = await show(source);
    button(element, 'Light')?.click();
    const zoom = find(element, 'input[type=range]') as HTMLInputElement;
    zoom.value = '2.5';
    zoom.dispatchEvent(new Event('change'));
    const lens = find(element, 'select') as HTMLSelectElement;
    expect(lens.value).to.equal('back');
    lens.value = 'tele';
    lens.dispatchEvent(new Event('change'));
    expect(source.asked).to.deep.equal(['torch true', 'zoom 2.5', 'camera tele']);
  });

  it('shows the light as on only when it is', async () => {
    const source = new StubCamera(live);
    const element = await show(source);
    button(element, 'Light')?.click();
    await element.updateComplete;
    expect(button(element, 'Light')?.getAttribute('aria-pressed')).to.equal('false');
    source.change({ torch: true });
    await element.updateComplete;
    expect(button(element, 'Light')?.getAttribute('aria-pressed')).to.equal('true');
  });

  it('offers only what the lens can do', async () => {
    const element = await show(new StubCamera({ ...live, abilities: { torch: false, cameras: [] } }));
    expect(find(element, 'button')).to.equal(null);
    expect(find(element, 'input[type=range]')).to.equal(null);
    expect(find(element, 'select')).to.equal(null);
  });

  it('has controls of at least 44 pixels', async () => {
    const element = await show(new StubCamera(live));
    for (const control of element.shadowRoot?.querySelectorAll('button, select, .zoom') ?? []) {
      expect(control.getBoundingClientRect().height).to.be.at.least(44);
    }
  });

  for (const code of ['denied', 'missing', 'in-use', 'insecure', 'interrupted', 'unsupported', 'failed'] as const) {
    it(`says why there is no picture: ${code}`, async () => {
      const element = await show(new StubCamera({ status: { state: 'unavailable', code } }));
      const notice = find(element, '[part=notice]');
      expect(notice?.hidden).to.equal(false);
      expect(notice?.querySelector('p')?.textContent).to.have.length.above(20);
    });
  }

  it('offers ways on: try again, type', async () => {
    const source = new StubCamera(denied);
    const element = await show(source);
    button(element, 'Try again')?.click();
    expect(source.asked).to.deep.equal(['retry']);
    const asked = oneEvent(element, 'serial-entry-request');
    button(element, 'Type instead')?.click();
    expect((await asked).composed).to.equal(true);
  });

  it('says when a photo shows no code', async () => {
    const source = new StubCamera(denied);
    const element = await show(source);
    const input = find(element, 'input[type=file]') as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'photo.jpg', { type: 'image/jpeg' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await oneEventLoop();
    await element.updateComplete;
    expect(source.asked).to.deep.equal(['photo']);
    expect(find(element, '[part=notice] p')?.textContent).to.contain('No code found');
  });

  it('draws the outline where the code is', async () => {
    const source = new StubCamera(live);
    const element = await show(source);
    Object.defineProperties(find(element, 'video') ?? {}, { videoWidth: { value: 1280 }, videoHeight: { value: 720 } });
    source.change({
      outline: [
        { x: 0.25, y: 0.5 },
        { x: 0.5, y: 0.5 },
        { x: 0.5, y: 1 },
      ],
    });
    await element.updateComplete;
    expect(find(element, 'polygon')?.getAttribute('points')).to.equal('320,360 640,360 640,720');
    source.change({ outline: undefined });
    await element.updateComplete;
    expect(find(element, 'polygon')).to.equal(null);
  });

  it('gives each verdict a frame of its own', async () => {
    const element = await show(new StubCamera(live));
    const frame = find(element, '.frame') as HTMLElement;
    frame.style.transition = 'none';
    const colours = new Set<string>();
    for (const tone of ['idle', 'accepted', 'prompt', 'refused'] satisfies CameraTone[]) {
      element.tone = tone;
      await element.updateComplete;
      colours.add(getComputedStyle(frame).borderTopColor);
    }
    expect(colours.size).to.equal(4);
  });

  describe('alone', () => {
    afterEach(() => (SerialCamera.sourceFactory = undefined));

    it('runs a camera of its own and says what it read', async () => {
      const source = new StubCamera(live);
      SerialCamera.sourceFactory = () => Promise.resolve(source);
      const element = await show();
      const read = oneEvent(element, 'serial-read');
      source.sink?.reading({ id: '1', text: 'SN0042', source: 'camera', atMs: 0 });
      expect((await read).detail).to.include({ text: 'SN0042' });
      element.remove();
      expect(source.sink).to.equal(undefined);
    });

    it('shows nothing, and does not fail, without a camera', async () => {
      await expect(await show()).to.be.accessible();
    });
  });
});

function oneEventLoop(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}
