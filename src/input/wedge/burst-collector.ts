import { SURELY_FAST, timingOf, type Burst, type BurstKey } from './burst.js';
import { holdTime } from './hold-time.js';
import { judgeBurst, toldOf, type Judgement } from './judge-burst.js';
import type { Focus, Stroke } from './stroke.js';
import { tokenOf, type Token } from './token.js';
import type { WedgeProfile } from './wedge-profile.js';

const GROUP_SEPARATOR = '\x1d';

/**
 * Collects strokes into bursts and has each judged at its end. Knows neither DOM nor clock: time comes with the
 * strokes, and the owner calls `idle()` when nothing came for `holdMs`.
 */
export class BurstCollector {
  readonly #profile: WedgeProfile;
  readonly #judged: (judgement: Judgement) => void;
  #burst: (Burst & { readonly keys: BurstKey[] }) | undefined;
  #lastMs = 0;
  #altDigits = '';
  #swallowUntilMs = -Infinity;
  /** Strokes before this time went elsewhere, or may have gone elsewhere. */
  #heardFromMs: number;

  constructor(profile: WedgeProfile, judged: (judgement: Judgement) => void, heardFromMs = -Infinity) {
    this.#heardFromMs = heardFromMs;
    this.#profile = profile;
    this.#judged = judged;
  }

  /** Idle time, in milliseconds, after which the open burst has ended; undefined while none is open. */
  get holdMs(): number | undefined {
    return this.#burst && holdTime(this.#burst, this.#profile);
  }

  /** Takes one stroke. True: it is a scanner's, and must have no effect on the page. */
  press(stroke: Stroke): boolean {
    if (stroke.focus === 'host' || stroke.focus === 'secret') {
      this.abandon(stroke.timeMs);
      return false;
    }
    const token = tokenOf(stroke, this.#profile.gsKeys);
    if (token.type === 'nothing' || token.type === 'elsewhere') return false;
    this.#endIfOver(stroke.timeMs, stroke.focus);
    if (token.type !== 'alt-digit') this.#endAlt();
    if (token.type === 'alt') return false;
    if (token.type === 'end' || token.type === 'down') return this.#end(token, stroke.timeMs);
    return this.#add(token, stroke);
  }

  /** Takes text that came without readable keys: from an input method, in pieces of any length. */
  insert(text: string, timeMs: number, focus: Focus): void {
    this.#endIfOver(timeMs, focus);
    for (const [index, line] of text.split(/[\t\r\n]+/).entries()) {
      if (index > 0) this.#end({ type: 'end' }, timeMs);
      if (line) this.#push({ text: line, us: line, timeMs }, focus);
    }
  }

  /** To be called when nothing came for `holdMs`. */
  idle(): void {
    this.#endAlt();
    this.#close();
  }

  /** Forgets the open burst unjudged: until now strokes went, or may have gone, where they are none of our business. */
  abandon(heardFromMs: number): void {
    this.#heardFromMs = heardFromMs;
    this.#forget();
  }

  #forget(): void {
    this.#burst = undefined;
    this.#altDigits = '';
  }

  #add(token: Token, { timeMs, focus, repeat }: Stroke): boolean {
    if (token.type === 'control' && token.text !== GROUP_SEPARATOR && !this.#burst) return false;
    if (token.type === 'alt-digit') this.#altDigits += token.digit;
    const text = 'text' in token ? token.text : '';
    this.#push({ text, us: 'us' in token ? token.us : text, timeMs }, focus);
    if (/^(?:0(?:2[7-9]|3[01])|\d{4})$/.test(this.#altDigits)) this.#endAlt();
    if (repeat) this.#spoil('held-key');
    return focus === 'own' || (focus === 'none' && this.#isFast());
  }

  #push(key: BurstKey, focus: Focus): void {
    const burst = (this.#burst ??= { keys: [], focus, quietMs: key.timeMs - this.#heardFromMs });
    this.#lastMs = key.timeMs;
    if (burst.spoiled) return;
    burst.keys.push(key);
    if (Math.max(burst.keys.length, key.text.length) > this.#profile.maxChars) this.#spoil('too-long');
  }

  #spoil(reason: NonNullable<Burst['spoiled']>): void {
    if (this.#burst) this.#burst = { ...this.#burst, keys: [], spoiled: reason };
  }

  /** A pause by the strokes' own times ends a burst, even if the page was too busy for its timer. */
  #endIfOver(timeMs: number, focus: Focus): void {
    const burst = this.#burst;
    if (!burst) return;
    if (burst.focus !== focus) return this.abandon(this.#lastMs);
    const gapMs = timeMs - this.#lastMs;
    if (gapMs > this.#profile.fieldHoldMs && gapMs > holdTime(burst, this.#profile)) this.idle();
  }

  #end(token: Token, timeMs: number): boolean {
    if (!this.#burst && timeMs <= this.#swallowUntilMs) return true;
    if (token.type === 'down' || !this.#burst) return false;
    const endMs = timeMs - this.#lastMs;
    const judgement = this.#close(endMs <= this.#profile.terminatorMs ? endMs : undefined);
    const ours = judgement !== undefined && (judgement.type === 'scan' || toldOf(judgement) !== undefined);
    if (ours) this.#swallowUntilMs = timeMs + this.#profile.swallowMs;
    return ours;
  }

  #close(endMs?: number): Judgement | undefined {
    const judgement = this.#burst && judgeBurst(this.#burst, endMs, this.#profile);
    this.#forget();
    if (judgement) this.#judged(judgement);
    return judgement;
  }

  /** Alt+29, +029 and +0029 type the character 29 once the digits are complete or something else follows. */
  #endAlt(): void {
    const code = Number(this.#altDigits);
    const last = this.#altDigits.length > 1 && code > 0 && code < 128 ? this.#burst?.keys.pop() : undefined;
    const text = String.fromCharCode(code);
    if (last) this.#burst?.keys.push({ ...last, text, us: text });
    this.#altDigits = '';
  }

  #isFast(): boolean {
    const recent = this.#burst?.keys.slice(-SURELY_FAST) ?? [];
    return recent.length === SURELY_FAST && timingOf(recent).meanMs <= this.#profile.fastMs;
  }
}
