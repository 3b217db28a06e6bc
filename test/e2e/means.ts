import { sendKeys } from '@web/test-runner-commands';
import type { ReadingSource } from '../../src/codes/reading.js';
import { barcodePicture } from '../support/barcode-picture.js';
import { fakeCamera, type FakeCamera } from '../support/fake-camera.js';
import { StampedScanner } from '../support/stamped-scanner.js';
import type { Screen } from './screen.js';

/** A printed code: the symbol as bwip-js draws it, and what is in it. */
export interface Label {
  readonly bcid: string;
  readonly text: string;
}

export const code128 = (text: string): Label => ({ bcid: 'code128', text });
export const ean13 = (text: string): Label => ({ bcid: 'ean13', text });
/** The same content in another symbol: to a camera a scan of its own, however soon after the first. */
export const qr = ({ text }: Label): Label => ({ bcid: 'qrcode', text });

/** A way for codes to come in. */
export interface Means {
  readonly name: string;
  /** What the event says of it. */
  readonly source: ReadingSource;
  /** Of the element: a phone's, where scanning is a dialog, or a tablet's, where it is a pane. */
  readonly width: string;
  begin(screen: Screen): Promise<void>;
  present(label: Label, screen: Screen): Promise<void>;
  /** The code has been answered. */
  remove(): void;
  end(): void;
}

/** Real keys, as from a scanner that types, and Enter. */
export class ByWedge implements Means {
  readonly name = 'by a scanner that types';
  readonly source = 'wedge';
  readonly width = '390px';

  async begin(): Promise<void> {}

  async present({ text }: Label): Promise<void> {
    await sendKeys({ type: keysOf(text) });
    await sendKeys({ press: 'Enter' });
  }

  remove(): void {}
  end(): void {}
}

/** Keys with time stamps of their own: a scanner that stalls, loses a key or its end, or types under Caps Lock. */
export class ByStamps extends StampedScanner implements Means {
  readonly name = 'by a scanner with troubles';
  readonly source = 'wedge';
  readonly width = '390px';

  async begin(): Promise<void> {}

  async present({ text }: Label): Promise<void> {
    this.scan(keysOf(text));
  }

  remove(): void {}
  end(): void {}
}

/** The field of the dialog. Its keys are not the driver's: they come so fast that they would pass for a scanner's. */
export class ByHand implements Means {
  readonly name = 'by hand';
  readonly source = 'manual';
  readonly width = '390px';

  async begin(): Promise<void> {}

  async present({ text }: Label, screen: Screen): Promise<void> {
    if (!screen.dialog) await screen.press('Type');
    const field = await screen.field();
    field.value = keysOf(text);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await screen.press('Add');
  }

  remove(): void {}
  end(): void {}
}

/** Symbols in the camera's picture. */
export class ByCamera implements Means {
  readonly name = 'by camera';
  readonly source = 'camera';
  readonly width = '780px';
  #camera: FakeCamera | undefined;

  async begin(screen: Screen): Promise<void> {
    this.#camera = fakeCamera();
    await screen.press('Scan');
  }

  async present({ bcid, text }: Label): Promise<void> {
    this.#camera?.show(barcodePicture(bcid, text, { scale: bcid === 'qrcode' ? 8 : 3 }));
  }

  remove(): void {
    this.#camera?.show();
  }

  end(): void {
    this.#camera?.restore();
  }
}

/** Scanners send no brackets. */
function keysOf(text: string): string {
  return text.replaceAll(/[()]/g, '');
}
