import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-scan-modal.js';
import type { Doubt } from '../../../src/domain/model/doubt.js';
import type { Prompt } from '../../../src/domain/model/verdict.js';
import type { SerialScanModal } from '../../../src/elements/scan-modal/serial-scan-modal.element.js';
import { accepted, flowAfter } from '../../../test/support/sample-flow.js';
import { labelCodes, labelPicture } from '../../../test/support/label-picture.js';
import { StubCamera } from '../../../test/support/stub-camera.js';

type Args = Pick<
  SerialScanModal,
  'presentation' | 'prompt' | 'line' | 'candidates' | 'waiting' | 'message' | 'camera' | 'isCameraOn'
>;

const [phone, gameConsole, drill] = flowAfter([accepted('3', 'D18-771203'), accepted('3', 'D18-771204')]).lines;
const SERIAL: Prompt = { type: 'serial', lineId: '3' };
const HELD = { serial: '356938035643809', readingId: 'reading-1' };

const meta: Meta<Args> = {
  title: 'Elements/serial-scan-modal',
  component: 'serial-scan-modal',
  args: { presentation: 'dialog', candidates: [], waiting: 0, isCameraOn: false },
  argTypes: {
    presentation: { control: 'select', options: ['dialog', 'inline'] },
    message: { control: 'object' },
    line: { control: false },
    candidates: { control: false },
    camera: { control: false },
  },
  globals: { viewport: { value: 'iphoneE' } },
  render: args =>
    html`<serial-scan-modal
      .open=${true}
      .presentation=${args.presentation}
      .prompt=${args.prompt}
      .line=${args.line}
      .candidates=${args.candidates}
      .waiting=${args.waiting}
      .message=${args.message}
      .camera=${args.camera}
      .isCameraOn=${args.isCameraOn}
    ></serial-scan-modal>`,
};
export default meta;

type Story = StoryObj<Args>;

export const AnyCode: Story = {};
export const Serial: Story = { args: { prompt: SERIAL, line: drill } };
export const Accepted: Story = {
  args: {
    ...Serial.args,
    message: { tone: 'accepted', title: 'Serial added', product: drill?.product.name ?? '', serial: 'D18-771204' },
  },
};
export const Wrong: Story = {
  args: {
    ...Serial.args,
    message: {
      tone: 'refused',
      title: 'Not a serial number of this product',
      serial: '4006381333931',
      next: 'Scan the serial’s own code, or type it.',
    },
  },
};
export const Camera: Story = {
  args: { ...Serial.args, camera: new StubCamera({ status: { state: 'live' } }), isCameraOn: true },
};
const SEVERAL: Story['args'] = {
  ...Serial.args,
  camera: Object.assign(
    new StubCamera({ status: { state: 'live' }, codes: labelCodes({ upc: 'other', imei: 'choice', imei2: 'choice' }) }),
    { film: labelPicture() },
  ),
  isCameraOn: true,
};
export const SeveralCodesFit: Story = { args: SEVERAL };
export const SeveralCodesFitInTheDark: Story = {
  args: SEVERAL,
  globals: { viewport: { value: 'iphoneE' }, theme: 'dark' },
};
export const SeveralCodesFitInline: Story = {
  args: { ...SEVERAL, presentation: 'inline' },
  globals: { viewport: { value: 'ipad' } },
};
export const CameraDenied: Story = {
  args: {
    ...Serial.args,
    camera: new StubCamera({ status: { state: 'unavailable', code: 'denied' } }),
    isCameraOn: true,
  },
};
export const WhichProduct: Story = {
  args: {
    prompt: { type: 'product', ...HELD, candidates: ['2', '3'] },
    candidates: [gameConsole, drill].flatMap(line => line ?? []),
  },
};
export const WhichOfTwins: Story = {
  args: { ...WhichProduct.args, prompt: { type: 'product', serial: '', readingId: 'r1', candidates: ['2', '3'] } },
};
/** Nothing is there to choose from: every product is full, or there are too many. */
export const WhichProductOfNone: Story = {
  args: { prompt: { type: 'product', ...HELD, candidates: [], isProductFirst: true } },
};
/** Questions that a serial prompt covers. */
export const StillOpen: Story = { args: { ...Serial.args, waiting: 2 } };
const IMEIS = ['356938035643809', '356938035643817'];
export const WhichSerial: Story = {
  args: { prompt: { type: 'choice', serial: '356938035643809', readingId: 'r1', serials: IMEIS, resumes: '1' } },
};
export const WhichSerialDark: Story = {
  args: { ...WhichSerial.args, presentation: 'inline' },
  globals: { viewport: { value: 'ipad' }, theme: 'dark' },
};
export const WrongProduct: Story = {
  args: { prompt: { type: 'wrong-product', ...HELD, lineId: '1' }, candidates: phone ? [phone] : [] },
};
export const Confirm: Story = {
  args: { prompt: { type: 'confirm', code: 'not-in-stock', ...HELD, lineId: '1' }, candidates: phone ? [phone] : [] },
};
const doubtful = (rule: Doubt, serial: string): Partial<Args> => ({
  prompt: { type: 'confirm', code: 'doubtful', rule, serial, readingId: 'r1', lineId: '1' },
  candidates: phone ? [phone] : [],
});
export const Doubtful: Story = { args: doubtful('product-code', '4006381333931') };
export const DoubtfulDark: Story = {
  args: doubtful('look-alike', 'kx 100'),
  globals: { viewport: { value: 'iphoneE' }, theme: 'dark' },
};
export const DoubtfulInline: Story = {
  args: { ...doubtful('gs1-without-symbol', '0101234567890128172208111021ABC'), presentation: 'inline' },
  globals: { viewport: { value: 'ipad' } },
};
export const ListedAs: Story = {
  args: {
    ...doubtful('look-alike', 'KX-100'),
    prompt: {
      type: 'confirm',
      code: 'doubtful',
      rule: 'look-alike',
      ...HELD,
      serial: 'KX-100',
      readAs: 'kx-100',
      lineId: '1',
    },
  },
};
export const ListedAsDark: Story = {
  args: { ...ListedAs.args, presentation: 'inline' },
  globals: { viewport: { value: 'ipad' }, theme: 'dark' },
};
export const Inline: Story = {
  args: { ...Accepted.args, presentation: 'inline' },
  globals: { viewport: { value: 'ipad' } },
};
export const Dark: Story = { ...Accepted, globals: { viewport: { value: 'iphoneE' }, theme: 'dark' } };
export const ForcedColors: Story = { ...Wrong, tags: ['forced-colors'] };
