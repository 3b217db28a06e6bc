import type { Reading } from '../../codes/reading.js';
import type { Confirmation } from '../../ports/scan-source.js';
import type { ReadingClock } from '../../clock/page-clock.js';
import { focusOf, isTextField, type TextField } from './focus.js';
import { IdleTimer } from './idle-timer.js';
import { InsertedText, removeScan } from './inserted-text.js';
import type { KeyListener } from './keyboard-tap.js';
import type { KnownScanners } from './known-scanners.js';
import { readLayout } from './layout.js';
import type { Continuation, Outcome, Rejection, WedgeScan } from './outcome.js';
import { ScanCollector } from './scan-collector.js';
import type { Focus, Stroke } from './stroke.js';
import { tokenOf } from './token.js';
import type { WedgeProfile } from './wedge-profile.js';

/** So many readings can still be confirmed. */
const LATEST = 32;

export interface WedgeParts {
  readonly profile: WedgeProfile;
  readonly ownField: TextField | undefined;
  /** How much later than the page the window began to tell the time, in milliseconds. Default: 0, the page’s own. */
  readonly behindMs?: number;
  readonly clock: ReadingClock;
  /** What is known of the scanners; the listener teaches it. */
  readonly scanners: KnownScanners;
  readonly onReading: (reading: Reading) => void;
  readonly onRejection: (rejection: Rejection) => void;
}

/** Where the DOM meets the collector: turns events into strokes and text, and outcomes into readings. */
export class WedgeListener implements KeyListener {
  readonly #parts: WedgeParts;
  readonly #collector: ScanCollector;
  readonly #inserted = new InsertedText();
  readonly #timer = new IdleTimer(() => this.idle());
  /** The latest reading, as its rest may come: the number of its scan, its id and its text. */
  #given: { readonly scan: number; readonly id: string; readonly text: string } | undefined;
  /** What was just said to continue an earlier scan; the scan or the rejection that is meant follows. */
  #continuation: Continuation | undefined;
  /** The numbers of the latest scans by the ids of their readings. */
  readonly #scans = new Map<string, number>();
  /** The field that the last key or text went to, if scans are allowed there. */
  #field: TextField | undefined;

  constructor(parts: WedgeParts) {
    this.#parts = parts;
    this.#collector = new ScanCollector(
      parts.profile,
      outcome => this.#onOutcome(outcome),
      performance.now(),
      parts.scanners,
    );
  }

  /** Forgets all characters, and tells nothing any more. */
  stop(): void {
    this.#timer.arm(undefined);
    this.#collector.forget(performance.now());
    this.#given = undefined;
  }

  /** Somebody stands up for a reading; see `WedgeSource.confirmed`. */
  confirmed({ readingId, as, layout }: Confirmation): void {
    const scan = this.#scans.get(readingId);
    if (scan !== undefined) this.#collector.confirm(scan, as, layout);
  }

  onReturn(event: Event): void {
    this.#abandon(this.#timeOf(event));
  }

  onKeyDown(event: KeyboardEvent): void {
    const focus = focusOf(event, this.#parts.ownField);
    const stroke = strokeOf(event, focus, this.#timeOf(event));
    const readable = tokenOf(stroke).type !== 'elsewhere';
    const ours = this.#collector.press(stroke, performance.now());
    this.#inserted.keyDown(readable && !ours);
    this.#remember(event, focus);
    if (ours) event.preventDefault();
    this.#arm();
  }

  /**
   * Text is about to go somewhere. If keys seemed to go nowhere, a field in a closed shadow root has the focus, and it
   * is not ours to read.
   */
  onBeforeInput(event: Event): void {
    const focus = this.#remember(event, focusOf(event, this.#parts.ownField));
    if (this.#field) {
      if (this.#inserted.beforeInput(this.#field, event)) this.#insert('\n', event, focus);
    } else if (focus === 'none') this.#abandon(performance.now());
  }

  onInput(event: Event): void {
    const focus = this.#remember(event, focusOf(event, this.#parts.ownField));
    const text = this.#field ? this.#inserted.input(this.#field, event) : '';
    if (text !== '') this.#insert(text, event, focus);
  }

  #insert(text: string | undefined, event: Event, focus: Focus): void {
    this.#collector.insert(text, this.#timeOf(event), focus, performance.now());
    this.#arm();
  }

  /** When it happened, on the page's monotonic clock. */
  #timeOf({ timeStamp }: Event): number {
    return timeStamp > 0 ? timeStamp + (this.#parts.behindMs ?? 0) : performance.now();
  }

  #remember(event: Event, focus: Focus): Focus {
    const [target] = event.composedPath();
    this.#field = (focus === 'own' || focus === 'allowed') && isTextField(target) ? target : undefined;
    return focus;
  }

  #arm(): void {
    const { deadlineMs } = this.#collector;
    this.#timer.arm(deadlineMs === undefined ? undefined : Math.max(0, deadlineMs - performance.now()));
  }

  /** The deadline has come. */
  idle(): void {
    this.#collector.idle(performance.now());
    this.#arm();
  }

  #abandon(heardFromMs: number): void {
    this.#timer.arm(undefined);
    this.#collector.abandon(heardFromMs);
  }

  #onOutcome(outcome: Outcome): void {
    if (outcome.type === 'continuation') return void (this.#continuation = outcome);
    const continuation = this.#continuation;
    this.#continuation = undefined;
    const part = continuation?.of === this.#given?.scan ? this.#given : undefined;
    const { ownField } = this.#parts;
    if (ownField) ownField.value = '';
    if (outcome.type === 'rejection') {
      // No part of a card may stay anywhere. Its characters are withheld from us, too, so everything in the field is
      // removed.
      if (outcome.reason === 'card' && this.#field) removeScan(this.#field, this.#field.value);
      if (part) this.#recall(part, continuation?.joined);
      return part && outcome.reason !== 'card' ? undefined : this.#parts.onRejection(outcome);
    }
    if (this.#field && this.#field !== ownField) removeScan(this.#field, outcome.text);
    this.#give(outcome, continuation?.certain === false ? part?.id : undefined);
  }

  /**
   * The rest of a scan that was given out is no scan itself: what was taken of it is taken back, and asked about where
   * both texts together are known, or refused.
   */
  #recall({ id: replaces, text: part }: Pick<Reading, 'id' | 'text'>, joined: string | undefined): void {
    const { clock, onReading } = this.#parts;
    this.#given = undefined;
    const said: Partial<Reading> =
      joined === undefined ? { doubts: ['fragment'] } : { doubts: ['continued'], candidates: [part] };
    onReading({ id: clock.newId(), text: joined ?? '', ...said, replaces, source: 'wedge', atMs: clock.now() });
  }

  #give(scan: WedgeScan, continues: string | undefined): void {
    const reading = { ...this.#readingOf(scan), ...(continues !== undefined && { continues }) };
    const replaced = this.#given?.scan === scan.replaces ? this.#given : undefined;
    const isSame = replaced?.text === reading.text; // only its suffix came late
    this.#given = { scan: scan.id, id: isSame && replaced ? replaced.id : reading.id, text: reading.text };
    this.#scans.set(this.#given.id, scan.id);
    if (this.#scans.size > LATEST) this.#scans.delete([...this.#scans.keys()][0] ?? '');
    if (!isSame) this.#parts.onReading(replaced ? { ...reading, replaces: replaced.id } : reading);
  }

  #readingOf(scan: WedgeScan): Reading {
    const { clock, profile } = this.#parts;
    const { doubts, candidates } = scan;
    return {
      ...{ id: clock.newId(), ...readLayout(scan, profile.layout) },
      ...(doubts.length > 0 && { doubts }),
      ...(candidates && { candidates }),
      ...{ source: 'wedge', atMs: clock.now() },
    };
  }
}

function strokeOf(event: KeyboardEvent, focus: Focus, timeMs: number): Stroke {
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    capsLock: event.getModifierState('CapsLock'),
    repeat: event.repeat,
    // The key code 229 says so before the composition has begun. Enter with its own code ends one, and the scan.
    composing: event.keyCode === 229 || (event.isComposing && event.key !== 'Enter'),
    timeMs,
    focus,
  };
}
