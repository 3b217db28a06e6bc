import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { SerialCamera, type CameraTone } from '../../../src/elements/camera/serial-camera.element.js';
import type { CameraView, SeenCode } from '../../../src/ports/camera.js';
import { barcodePicture } from '../../support/barcode-picture.js';
import { StubCamera } from '../../support/stub-camera.js';

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

const seen = (id: string, state: SeenCode['state']): SeenCode => ({
  id,
  text: `text of ${id}`,
  state,
  outline: [
    { x: 0.25, y: 0.5 },
    { x: 0.5, y: 0.5 },
    { x: 0.5, y: 1 },
  ],
});

async function show(source?: StubCamera, prompt = 'Scan the product'): Promise<SerialCamera> {
  return fixture<SerialCamera>(
    html`<serial-camera style="height: 480px; max-width: 390px" .source=${source} .prompt=${prompt}></serial-camera>`,
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

  it('speaks as the page wants it to, and English where that has no words', async () => {
    const element = await show(new StubCamera(denied));
    element.strings = { tryAgain: 'Znovu' };
    await element.updateComplete;
    expect(button(element, 'Znovu')).to.exist;
    expect(button(element, 'Type instead')).to.exist;
  });

  it('offers ways on: try again, type', async () => {
    const source = new StubCamera(denied);
    const element = await show(source);
    button(element, 'Try again')?.click();
    expect(source.asked).to.deep.equal(['retry']);
    const asked = oneEvent(element, 'serial-entry-request');
    button(element, 'Type instead')?.click();
    expect((await asked).composed).to.equal(true);
  });

  const takePhoto = async (element: SerialCamera, photo: File): Promise<void> => {
    const input = find(element, 'input[type=file]') as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(photo);
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await waitUntil(() => input.value === '');
    await element.updateComplete;
  };

  it('says when a photo is none', async () => {
    const source = new StubCamera(denied);
    const element = await show(source);
    await takePhoto(element, new File(['x'], 'photo.jpg', { type: 'image/jpeg' }));
    expect(find(element, '[part=notice] p')?.textContent).to.contain('No code found');
  });

  it('says when a photo shows no code', async () => {
    const source = new StubCamera(denied);
    const element = await show(source);
    await takePhoto(element, await photoOf('code128', 'SN0042'));
    expect(source.asked).to.deep.equal(['photo']);
    expect(find(element, '[part=notice] p')?.textContent).to.contain('No code found');
  });

  it('shows the photo with its codes, to choose from', async () => {
    const source = new StubCamera(denied);
    source.codesInPhoto = 2;
    const element = await show(source);
    await takePhoto(element, await photoOf('code128', 'SN0042'));
    source.change({ codes: [seen('imei', 'choice'), seen('serial', 'choice')] });
    await element.updateComplete;
    expect(find(element, 'canvas')?.hidden).to.equal(false);
    (find(element, '.choices [data-id=imei]') as HTMLElement).click();
    expect(source.asked).to.deep.equal(['photo', 'pick imei']);
    await expect(element).to.be.accessible();
    button(element, 'Try again')?.click();
    await element.updateComplete;
    expect(find(element, 'canvas')?.hidden).to.equal(true);
  });

  it('draws the outline where the code is', async () => {
    const source = new StubCamera(live);
    const element = await show(source);
    Object.defineProperties(find(element, 'video') ?? {}, { videoWidth: { value: 1280 }, videoHeight: { value: 720 } });
    source.change({ codes: [seen('1', 'read')] });
    await element.updateComplete;
    expect(find(element, 'polygon.read')?.getAttribute('points')).to.equal('320,360 640,360 640,720');
    source.change({ codes: [] });
    await element.updateComplete;
    expect(find(element, 'polygon')).to.equal(null);
  });

  describe('the colour of an outline', () => {
    /** The strokes of the outlines of these states, as red, green and blue. */
    const strokesOf = async (states: readonly SeenCode['state'][], tone: CameraTone): Promise<number[][]> => {
      const source = new StubCamera(live);
      const element = await show(source);
      element.tone = tone;
      const video = find(element, 'video') ?? {};
      Object.defineProperties(video, { videoWidth: { value: 1280 }, videoHeight: { value: 720 } });
      source.change({ codes: states.map(state => seen(state, state)) });
      await element.updateComplete;
      return states.map(state => {
        const outline = find(element, `polygon.${state}`);
        return outline ? (getComputedStyle(outline).stroke.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number) : [];
      });
    };
    const isGreen = ([red = 0, green = 0, blue = 0]: readonly number[]): boolean => green > red && green > blue;
    const isRed = ([red = 0, green = 0, blue = 0]: readonly number[]): boolean => red > green && red > blue;

    it('is green for what was accepted, red for what was refused, and neither before that is decided', async () => {
      const [accepted = [], refused = [], read = []] = await strokesOf(['accepted', 'refused', 'read'], 'accepted');
      expect([isGreen(accepted), isGreen(refused), isGreen(read)]).to.deep.equal([true, false, false]);
      expect([isRed(accepted), isRed(refused), isRed(read)]).to.deep.equal([false, true, false]);
    });

    it('is not green while what was read is a question', async () => {
      const [accepted = []] = await strokesOf(['accepted'], 'prompt');
      expect(isGreen(accepted)).to.equal(false);
    });

    it('tells what was refused not by its colour alone', async () => {
      const source = new StubCamera(live);
      const element = await show(source);
      Object.defineProperties(find(element, 'video') ?? {}, {
        videoWidth: { value: 1280 },
        videoHeight: { value: 720 },
      });
      source.change({ codes: [seen('a', 'accepted'), seen('b', 'refused')] });
      await element.updateComplete;
      const dashes = ['accepted', 'refused'].map(state => {
        const outline = find(element, `polygon.${state}`);
        return outline && getComputedStyle(outline).strokeDasharray;
      });
      expect(dashes[0]).to.equal('none');
      expect(dashes[1]).not.to.equal('none');
    });
  });

  it('names the code that is not asked for', async () => {
    const element = await show(new StubCamera({ ...live, hint: 'other-code', codes: [seen('ean', 'other')] }));
    expect(find(element, '[part=hint]')?.textContent).to.contain('text of ean is not the code that is asked for');
  });

  describe('when several codes may be meant', () => {
    let source: StubCamera;
    let element: SerialCamera;
    beforeEach(async () => {
      source = new StubCamera(live);
      element = await show(source);
      const video = find(element, 'video') ?? {};
      Object.defineProperties(video, { videoWidth: { value: 1280 }, videoHeight: { value: 720 } });
      source.change({ codes: [seen('imei', 'choice'), seen('upc', 'other'), seen('serial', 'choice')] });
      await element.updateComplete;
    });

    it('asks which one, accessibly', async () => {
      expect(find(element, '[part=choices]')?.textContent).to.contain('Tap the right one');
      await expect(element).to.be.accessible();
    });

    it('numbers them on the picture as in the list', () => {
      const all = (selector: string) => [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
      expect(all('text.badge').map(({ textContent }) => textContent)).to.deep.equal(['1', '2']);
      expect(all('.choices button').map(item => item.textContent?.trim().replace(/\s+/, ' '))).to.deep.equal([
        '1text of imei',
        '2text of serial',
      ]);
    });

    it('takes the one that is tapped, in the list or on the picture', () => {
      (find(element, '.choices [data-id=serial]') as HTMLElement).click();
      find(element, '.hit[data-id=upc]')?.dispatchEvent(new MouseEvent('click'));
      expect(source.asked).to.deep.equal(['pick serial', 'pick upc']);
    });
  });

  it('focuses where the picture is tapped, if the lens can', async () => {
    const source = new StubCamera(live);
    const element = await show(source);
    const video = find(element, 'video') as HTMLVideoElement;
    Object.defineProperties(video, { videoWidth: { value: 1280 }, videoHeight: { value: 720 } });
    const { left, top, width, height } = video.getBoundingClientRect();
    const tap = new MouseEvent('click', { clientX: left + width / 2, clientY: top + height / 4 });
    video.dispatchEvent(tap);
    expect(source.asked).to.deep.equal([]);
    source.change({ abilities: { torch: false, focus: true, cameras: [] } });
    video.dispatchEvent(tap);
    expect(source.asked).to.deep.equal(['focus 0.50 0.25']); // the element is narrower than the picture
    await element.updateComplete;
    expect(find(element, '.focus')).not.to.equal(null);
  });

  for (const hint of ['dark', 'far', 'blurred', 'other-code'] as const) {
    it(`says what would help: ${hint}`, async () => {
      const element = await show(new StubCamera({ ...live, abilities: { torch: false, cameras: [] }, hint }));
      expect(find(element, '[part=hint]')?.hidden).to.equal(false);
      expect(find(element, '[part=hint]')?.textContent).to.have.length.above(10);
      await expect(element).to.be.accessible();
    });
  }

  it('points at the light when it is dark and there is one', async () => {
    const element = await show(new StubCamera({ ...live, hint: 'dark' }));
    expect(find(element, '[part=hint]')?.textContent).to.contain('Switch on the light');
    expect(button(element, 'Light')?.classList.contains('wanted')).to.equal(true);
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

async function photoOf(bcid: string, text: string): Promise<File> {
  const picture = barcodePicture(bcid, text);
  const blob = await new Promise<Blob | null>(resolve => picture.toBlob(resolve));
  return new File([blob ?? ''], 'photo.png', { type: 'image/png' });
}
