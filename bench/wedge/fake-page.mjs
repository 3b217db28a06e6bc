/**
 * A page without a browser: strokes arrive at their times, timers fire when due, and a busy spell delays both.
 * Otherwise time stands still.
 */
export class FakePage extends globalThis.EventTarget {
  activeElement = { matches: () => false };
  #nowMs = 0;
  #timers = new Map();
  #ids = 0;

  /** Puts this page's clock and timers in the place of the real ones; returns the way back. */
  install() {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
    const real = { setTimeout, clearTimeout, setInterval, clearInterval };
    const { now } = Date;
    const { now: sinceStart } = performance;
    globalThis.document = this;
    globalThis.window = this;
    globalThis.setTimeout = (call, delayMs = 0, ...given) => this.#arm(() => call(...given), delayMs);
    globalThis.setInterval = (call, everyMs) => this.#arm(call, everyMs, everyMs);
    globalThis.clearTimeout = globalThis.clearInterval = id => this.#timers.delete(id);
    Date.now = () => 1_700_000_000_000 + this.#nowMs;
    performance.now = () => this.#nowMs;
    return () => {
      Object.assign(globalThis, real);
      Date.now = now;
      performance.now = sinceStart;
    };
  }

  /**
   * Plays strokes to their end, and two idle seconds after.
   * @param {{ fromMs: number, toMs: number }} [busy] while the page runs nothing. WebKit then handles due timers
   * between queued keys: after the third of them here, as was seen.
   */
  play(strokes, busy = { fromMs: Infinity, toMs: Infinity }) {
    let queued = 0;
    for (const stroke of strokes) {
      const late = stroke.timeMs >= busy.fromMs && stroke.timeMs < busy.toMs;
      if (!late || queued > 3) this.#fireUntil(late ? busy.toMs : stroke.timeMs, busy);
      if (late && ++queued === 4) this.#fireUntil(busy.toMs, busy);
      this.#nowMs = Math.max(this.#nowMs, late ? busy.toMs : stroke.timeMs);
      this.dispatchEvent(keyDown(stroke));
    }
    this.#fireUntil(this.#nowMs + 2000, busy);
  }

  #arm(call, delayMs, everyMs) {
    this.#ids += 1;
    this.#timers.set(this.#ids, { call, dueMs: this.#nowMs + delayMs, everyMs });
    return this.#ids;
  }

  #fireUntil(untilMs, busy) {
    for (;;) {
      const [next] = [...this.#timers]
        .filter(([, { dueMs }]) => dueMs <= untilMs)
        .sort(([, a], [, b]) => a.dueMs - b.dueMs);
      if (!next) return;
      const [id, { call, dueMs, everyMs }] = next;
      if (everyMs === undefined) this.#timers.delete(id);
      const late = dueMs >= busy.fromMs && dueMs < busy.toMs;
      this.#nowMs = Math.max(this.#nowMs, late ? busy.toMs : dueMs);
      if (everyMs !== undefined) this.#timers.set(id, { call, dueMs: this.#nowMs + everyMs, everyMs });
      call();
    }
  }
}

const keyCodes = {
  Enter: 13,
  Tab: 9,
  ArrowDown: 40,
  Shift: 16,
  Alt: 18,
  Control: 17,
  '-': 189,
  '.': 190,
  '/': 191,
  ' ': 32,
  ']': 221,
  ';': 186,
  '=': 187,
};

function keyDown(stroke) {
  const event = new globalThis.Event('keydown', { bubbles: true, cancelable: true });
  const keyCode = keyCodes[stroke.key] ?? stroke.key.toUpperCase().charCodeAt(0);
  const fields = {
    key: stroke.key,
    code: stroke.code,
    keyCode,
    which: keyCode,
    shiftKey: stroke.shift ?? false,
    ctrlKey: stroke.ctrl ?? false,
    altKey: stroke.alt ?? false,
    metaKey: false,
    repeat: stroke.repeat ?? false,
    isComposing: false,
    timeStamp: stroke.timeMs,
    target: { tagName: 'BODY' },
    getModifierState: () => false,
  };
  for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
  return event;
}
