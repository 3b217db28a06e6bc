/** The part of the Battery Status API that is used; TypeScript's DOM library does not have it. */
interface Battery {
  readonly level: number;
  readonly charging: boolean;
}

interface BatteryScope {
  readonly getBattery?: () => Promise<Battery>;
}

/** Below this share of the charge, frames come less often. */
const LOW = 0.2;
const LOW_REST_MS = 150;
/** A camera that has shown no code for so long is lying on a table. */
const IDLE_AFTER_MS = 30_000;
const IDLE_REST_MS = 250;

/** How long to wait before the next frame, so that a camera left on drains the battery less. */
export class FrameRest {
  readonly #battery: Promise<Battery | undefined>;
  #seenMs: number | undefined;

  constructor(scope: BatteryScope = navigator as BatteryScope) {
    // Only Chromium tells the charge; elsewhere only idling counts.
    const ask = async (): Promise<Battery | undefined> => scope.getBattery?.();
    this.#battery = ask().catch(() => undefined);
  }

  /** @returns milliseconds */
  async after(isCodeSeen: boolean, atMs: number): Promise<number> {
    if (isCodeSeen || this.#seenMs === undefined) this.#seenMs = atMs;
    const battery = await this.#battery;
    const isLow = !!battery && !battery.charging && battery.level < LOW;
    const isIdle = atMs - this.#seenMs >= IDLE_AFTER_MS;
    return Math.max(isLow ? LOW_REST_MS : 0, isIdle ? IDLE_REST_MS : 0);
  }

  /** To be called when somebody is at work again. */
  reset(): void {
    this.#seenMs = undefined;
  }
}
