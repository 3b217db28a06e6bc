import { sendKeys } from '@web/test-runner-commands';
import type { ReadingSource } from '../../src/codes/reading.js';
import { barcodePicture } from '../support/barcode-picture.js';
import { fakeCamera, type FakeCamera } from '../support/fake-camera.js';
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

/**
 * Keys with time stamps of their own, as a scanner of 8 ms a key types them, whatever the page is doing: one that
 * stalls, loses a key or its end, or types under Caps Lock.
 */
export class ByStamps implements Means {
  readonly name = 'by a scanner with troubles';
  readonly source = 'wedge';
  readonly width = '390px';
  capsLock = false;
  #trouble:
    { readonly at: number; readonly stallMs?: number; readonly isLost?: true; readonly isEnd?: true } | undefined;
  #rest: (() => void)[] = [];
  #lastMs = 0;

  async begin(): Promise<void> {}

  /** The next scan stalls after so many keys. */
  stall(at: number, stallMs: number): void {
    this.#trouble = { at, stallMs };
  }
  /** The key at this place of the next scan gives no character. */
  lose(at: number): void {
    this.#trouble = { at, isLost: true };
  }
  /** Of the next scan, the keys after so many come only later. */
  endAfter(at: number): void {
    this.#trouble = { at, isEnd: true };
  }
  /** The keys that were held back come, with their own time stamps. */
  async goOn(): Promise<void> {
    for (const press of this.#rest.splice(0)) press();
  }

  async present({ text }: Label): Promise<void> {
    const { at = -1, stallMs = 0, isLost, isEnd } = this.#trouble ?? {};
    this.#trouble = undefined;
    // Two seconds after the scan before, so that nothing of it can go on.
    let stampMs = Math.max(performance.now(), this.#lastMs + 2000);
    for (const [index, key] of [...keysOf(text), 'Enter'].entries()) {
      stampMs += index === at ? stallMs + 8 : 8;
      const event = this.#strokeOf(isLost && index === at ? 'Unidentified' : key, stampMs);
      if (isEnd && index >= at) this.#rest.push(() => void window.dispatchEvent(event));
      else window.dispatchEvent(event);
    }
    this.#lastMs = stampMs;
  }

  #strokeOf(key: string, timeStamp: number): KeyboardEvent {
    const isLetter = /^[A-Z]$/.test(key);
    const code = isLetter ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : key === '-' ? 'Minus' : key;
    const event = new KeyboardEvent('keydown', {
      key: isLetter && this.capsLock ? key.toLowerCase() : key,
      code: key === 'Unidentified' ? '' : code,
      shiftKey: isLetter,
      modifierCapsLock: this.capsLock,
      cancelable: true,
    });
    return Object.defineProperty(event, 'timeStamp', { value: timeStamp });
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
