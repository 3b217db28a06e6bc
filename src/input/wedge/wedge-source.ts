import type { Confirmation, ScanSink, ScanSource, Stop } from '../../ports/scan-source.js';
import { pageClock, type ReadingClock } from '../../clock/page-clock.js';
import type { Rejection } from './outcome.js';
import { toldOf } from './refuse-run.js';
import { KnownScanners } from './known-scanners.js';
import type { KnownScanner } from './read-scanners.js';
import { tapKeyboard } from './keyboard-tap.js';
import { addScanField } from './scan-field.js';
import { standardProfile, type WedgeProfile } from './wedge-profile.js';
import { WedgeListener } from './wedge-listener.js';

export interface WedgeOptions {
  /** Figures that differ from the standard profile. */
  readonly profile?: Partial<WedgeProfile>;
  /**
   * A hidden text field for scanners that deliver through an input method. `auto`: on Android only; elsewhere a focused
   * field would call up the screen keyboard.
   */
  readonly textField?: 'auto' | 'always' | 'never' | undefined;
  /** What assistive technology calls the hidden field. */
  readonly textFieldLabel?: string | undefined;
  /** Hears of what was typed and was no scan, without their characters; for a self-check or support. */
  readonly onRejection?: ((rejection: Rejection) => void) | undefined;
  readonly clock?: ReadingClock | undefined;
  /**
   * The window whose keys are read, and no other. Default: the page's, and those of the frames and windows that have an
   * element with the capture.
   */
  readonly window?: Window | undefined;
}

/**
 * A scanner that types: reads bursts of keys that no person types. Hears keys only between `start()` and its stop. The
 * host's own fields are left alone unless they, or an element around them, are marked `data-scan="allow"`; password and
 * card fields are always left alone.
 */
export class WedgeSource implements ScanSource {
  readonly name = 'wedge';
  readonly #options: WedgeOptions;
  readonly #scanners = new KnownScanners();
  /** One for each window, and what ends it. */
  readonly #heard = new Map<Window, { readonly listener: WedgeListener; readonly stop: Stop }>();
  #sink: ScanSink | undefined;
  #windows: readonly Window[] = [];

  constructor(options: WedgeOptions = {}) {
    this.#options = options;
  }

  /** What confirmed readings have taught of each scanner; five of them make one known. */
  get learned(): readonly KnownScanner[] {
    return this.#scanners.all;
  }

  relearn(learned: unknown): void {
    this.#scanners.restore(learned);
  }

  /** Readings older than the last 32 are forgotten. */
  confirmed(confirmation: Confirmation): void {
    for (const { listener } of this.#heard.values()) listener.confirmed(confirmation);
  }

  hear(windows: readonly Window[]): void {
    this.#windows = windows;
    this.#listen();
  }

  start(sink: ScanSink): Stop {
    this.#sink = sink;
    this.#listen();
    sink.status({ state: 'ready' });
    return () => {
      this.#sink = undefined;
      this.#listen();
    };
  }

  /** Hears the windows that are to be heard now, and no other. */
  #listen(): void {
    const own = this.#options.window;
    const sink = this.#sink;
    const wanted = new Set(sink && (own ? [own] : [window, ...this.#windows]));
    for (const [view, { stop }] of this.#heard) {
      if (wanted.delete(view)) continue;
      this.#heard.delete(view);
      stop();
    }
    if (sink) for (const view of wanted) this.#heard.set(view, this.#listenTo(view, sink));
  }

  #listenTo(view: Window, sink: ScanSink): { readonly listener: WedgeListener; readonly stop: Stop } {
    const { profile, textField = 'auto', textFieldLabel = 'Scanner input', onRejection } = this.#options;
    const wanted = textField === 'always' || (textField === 'auto' && /Android/.test(view.navigator.userAgent));
    const field = wanted ? addScanField(view.document, textFieldLabel) : undefined;
    const listener = new WedgeListener({
      profile: { ...standardProfile, ...profile },
      ownField: field?.element,
      behindMs: behindMs(view),
      clock: this.#options.clock ?? pageClock,
      scanners: this.#scanners,
      onReading: reading => sink.reading(reading),
      onRejection: rejection => {
        onRejection?.(rejection);
        const told = toldOf(rejection);
        if (told) sink.rejected?.(told);
      },
    });
    const untap = tapKeyboard(view, listener);
    return {
      listener,
      stop: () => {
        untap();
        listener.stop();
        field?.remove();
      },
    };
  }
}

/** Measured once, since two clocks that are read one after the other never differ by quite the same. */
function behindMs({ performance: own = performance }: Window): number {
  return own === performance ? 0 : performance.now() - own.now();
}
