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
  /** The window whose keys are read. Default: the page's, at `start()`. */
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
  #listener: WedgeListener | undefined;

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
    this.#listener?.confirmed(confirmation);
  }

  start(sink: ScanSink): Stop {
    const { profile, textField = 'auto', textFieldLabel = 'Scanner input', onRejection } = this.#options;
    const view = this.#options.window ?? window;
    const wanted = textField === 'always' || (textField === 'auto' && /Android/.test(view.navigator.userAgent));
    const field = wanted ? addScanField(view.document, textFieldLabel) : undefined;
    const listener = new WedgeListener({
      profile: { ...standardProfile, ...profile },
      ownField: field?.element,
      clock: this.#options.clock ?? pageClock,
      scanners: this.#scanners,
      onReading: reading => sink.reading(reading),
      onRejection: rejection => {
        onRejection?.(rejection);
        const told = toldOf(rejection);
        if (told) sink.rejected?.(told);
      },
    });
    this.#listener = listener;
    const untap = tapKeyboard(view, listener);
    sink.status({ state: 'ready' });
    return () => {
      untap();
      listener.stop();
      field?.remove();
    };
  }
}
