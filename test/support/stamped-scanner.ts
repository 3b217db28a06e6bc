/** What goes wrong with the next scan. */
interface Trouble {
  /** After so many keys. */
  readonly at: number;
  readonly stallMs?: number;
  /** The key here gives no character. */
  readonly isLost?: true;
  /** The keys from here on come only later. */
  readonly isEnd?: true;
}

/**
 * A scanner that types at 8 ms a key. Its keys have time stamps of their own, whatever the page is doing: it can stall,
 * lose a key or its end, and type under Caps Lock.
 */
export class StampedScanner {
  capsLock = false;
  #trouble: Trouble | undefined;
  #rest: (() => void)[] = [];
  readonly #view: Window & typeof globalThis;
  #lastMs: number;

  /** @param view The window that it types into */
  constructor(view: Window & typeof globalThis = window) {
    this.#view = view;
    this.#lastMs = view.performance.now();
  }

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
  goOn(): void {
    for (const press of this.#rest.splice(0)) press();
  }

  scan(text: string): void {
    const { at = -1, stallMs = 0, isLost, isEnd } = this.#trouble ?? {};
    this.#trouble = undefined;
    // Two seconds after the scan before, so that nothing of it can go on.
    let stampMs = Math.max(this.#view.performance.now(), this.#lastMs + 2000);
    for (const [index, key] of [...text, 'Enter'].entries()) {
      stampMs += index === at ? stallMs + 8 : 8;
      const event = this.#strokeOf(isLost && index === at ? 'Unidentified' : key, stampMs);
      if (isEnd && index >= at) this.#rest.push(() => void this.#view.dispatchEvent(event));
      else this.#view.dispatchEvent(event);
    }
    this.#lastMs = stampMs;
  }

  #strokeOf(key: string, timeStamp: number): KeyboardEvent {
    const isLetter = /^[A-Z]$/.test(key);
    const code = isLetter ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : key === '-' ? 'Minus' : key;
    const event = new this.#view.KeyboardEvent('keydown', {
      key: isLetter && this.capsLock ? key.toLowerCase() : key,
      code: key === 'Unidentified' ? '' : code,
      shiftKey: isLetter,
      modifierCapsLock: this.capsLock,
      cancelable: true,
    });
    return Object.defineProperty(event, 'timeStamp', { value: timeStamp });
  }
}
