import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { SerialCamera } from '../../../src/elements/camera/serial-camera.element.js';
import type { CameraStatus, CameraView } from '../../../src/ports/camera.js';
import { labelCodes, labelPicture } from '../../../test/support/label-picture.js';
import { StubCamera } from '../../../test/support/stub-camera.js';

if (!customElements.get('serial-camera')) customElements.define('serial-camera', SerialCamera);

const PHONE_LENSES: CameraView['abilities'] = {
  torch: true,
  zoom: { min: 1, max: 5, step: 0.1 },
  cameras: [
    { id: 'wide', label: 'Back wide camera' },
    { id: 'tele', label: 'Back telephoto camera' },
  ],
};

interface Args {
  prompt: string;
  tone: SerialCamera['tone'];
  view: Partial<CameraView>;
}

/** A camera that looks at the label of a phone box. */
function atLabel(view: Partial<CameraView>): StubCamera {
  return Object.assign(new StubCamera(view), { film: labelPicture(), codesInPhoto: view.codes?.length ?? 0 });
}

const LIVE = { status: { state: 'live' } } as const;

const meta: Meta<Args> = {
  title: 'Elements/serial-camera',
  component: 'serial-camera',
  args: { prompt: 'Scan the product', tone: 'idle', view: { status: { state: 'live' } } },
  argTypes: {
    tone: { control: 'select', options: ['idle', 'accepted', 'prompt', 'refused'] },
    view: { control: 'object' },
  },
  render: ({ prompt, tone, view }) =>
    html`<serial-camera
      style="height: 420px"
      .source=${atLabel(view)}
      .prompt=${prompt}
      .tone=${tone}
    ></serial-camera>`,
};
export default meta;

type Story = StoryObj<Args>;

const unavailable = (code: Extract<CameraStatus, { state: 'unavailable' }>['code']): Story => ({
  args: { view: { status: { state: 'unavailable', code } } },
});

export const Live: Story = {};
export const AsksForASerial: Story = { args: { prompt: 'Scan the serial number of Phone 15', tone: 'prompt' } };
export const Accepted: Story = { args: { prompt: 'F2LX90ABN72Q added', tone: 'accepted' } };
export const Refused: Story = { args: { prompt: 'F2LX90ABN72Q is already on this shipment', tone: 'refused' } };
export const LightZoomAndLenses: Story = {
  args: { view: { status: { state: 'live' }, abilities: PHONE_LENSES, cameraId: 'wide', torch: true, zoom: 2 } },
};
export const ReadOneOfSeveral: Story = {
  args: { view: { ...LIVE, codes: labelCodes({ upc: 'other', imei: 'other', imei2: 'other', serial: 'accepted' }) } },
};
export const SeveralFit: Story = {
  args: {
    prompt: 'Scan the serial number of Phone 15',
    view: { ...LIVE, codes: labelCodes({ upc: 'other', imei: 'choice', imei2: 'choice' }) },
  },
};
export const TooDark: Story = { args: { view: { ...LIVE, hint: 'dark', abilities: PHONE_LENSES } } };
export const TooFar: Story = { args: { view: { ...LIVE, hint: 'far' } } };
export const Blurred: Story = { args: { view: { ...LIVE, hint: 'blurred' } } };
export const OtherCode: Story = {
  args: { view: { ...LIVE, hint: 'other-code', codes: labelCodes({ upc: 'other' }) } },
};
export const Photo: Story = {
  args: {
    view: {
      status: { state: 'unavailable', code: 'denied' },
      codes: labelCodes({ imei: 'choice', imei2: 'choice', serial: 'other' }),
    },
  },
  play: async ({ canvasElement }) => {
    const camera = canvasElement.querySelector<SerialCamera>('serial-camera');
    await camera?.updateComplete;
    const input = camera?.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]');
    const photo = await new Promise<Blob | null>(resolve => labelPicture().toBlob(resolve));
    const files = new DataTransfer();
    files.items.add(new File([photo ?? ''], 'photo.png', { type: 'image/png' }));
    if (input) input.files = files.files;
    input?.dispatchEvent(new Event('change'));
    while (camera?.shadowRoot?.querySelector('canvas')?.hidden !== false)
      await new Promise(resolve => requestAnimationFrame(resolve));
  },
};
export const Starting: Story = { args: { view: { status: { state: 'starting' } } } };
export const Denied: Story = unavailable('denied');
export const Missing: Story = unavailable('missing');
export const InUse: Story = unavailable('in-use');
export const Insecure: Story = unavailable('insecure');
export const Interrupted: Story = unavailable('interrupted');
export const Unsupported: Story = unavailable('unsupported');
export const Failed: Story = unavailable('failed');
