import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { SettingsInput } from '../../src/domain/inputs/settings-input.js';
import { LEDGER_STATUSES } from '../../src/domain/model/ledger-entry.js';
import { RESTS } from '../../src/domain/model/rest.js';
import { MISMATCHES } from '../../src/domain/model/settings.js';
import { CONDITIONS } from '../../src/domain/model/unit.js';
import { SCAN_REJECTIONS, type ScanRejection } from '../../src/domain/model/verdict.js';
import { Chance } from './chance.js';
import { documentOf, REASONS, settingsOf } from './documents.js';
import { fullLabel, labelOf, readingOf, SKUS, serialOf, type GivenReading } from './labels.js';

export const TABS = 2;
/** The store that tabs mostly work on, and the one of another device, from which exports come. */
export const STORES = 2;

/** How the host of a tab answers: as it should, with no, with what is no answer, with an error, or never. */
export const HOST_MODES = ['good', 'refusing', 'junk', 'throwing', 'silent'] as const;
export type HostMode = (typeof HOST_MODES)[number];
export const FAULTS = ['quota', 'full', 'abort', 'lost-answer', 'closing'] as const;
export type FaultName = (typeof FAULTS)[number];
export const DAMAGES = [
  'drop-fact',
  'swap-facts',
  'other-serial',
  'no-chain',
  'cut',
  'other-flow',
  'junk-fact',
] as const;
export type Damage = (typeof DAMAGES)[number];

/**
 * What is done in a tab. A place (`at`, `line`) is counted round whatever there is then, so that the same seed means
 * the same actions, whatever came of those before.
 */
export type Act = DeviceAct | FlowAct;

/** What needs no open flow. */
export type DeviceAct =
  | { readonly type: 'open'; readonly document: DocumentInput; readonly asText: boolean }
  | { readonly type: 'open-junk' | 'import-junk' | 'resume-flow' | 'erase' | 'acknowledge'; readonly at: number }
  | { readonly type: 'shot'; readonly readings: readonly GivenReading[] }
  | { readonly type: 'reject'; readonly why: ScanRejection }
  | { readonly type: 'seed'; readonly entries: readonly object[] }
  | { readonly type: 'export' | 'recheck' | 'audit' }
  | { readonly type: 'import'; readonly at: number; readonly damage: Damage | undefined; readonly place: number }
  | { readonly type: 'host'; readonly mode: HostMode }
  | { readonly type: 'fault'; readonly fault: FaultName }
  | { readonly type: 'visible'; readonly isVisible: boolean };

/** A request without what it is about: the page has that. */
export type GivenRequest = Readonly<Record<string, unknown>> & { readonly type: string };

/** What is asked of the open flow. */
export type FlowAct =
  | { readonly type: 'read'; readonly reading: GivenReading; readonly times: number }
  | { readonly type: 'read-again'; readonly at: number; readonly as: 'same' | 'replaces' | 'continues' }
  | { readonly type: 'enter'; readonly text: string }
  | { readonly type: 'burst'; readonly texts: readonly string[] }
  | { readonly type: 'list'; readonly texts: readonly string[]; readonly line: number | undefined }
  | { readonly type: 'request-junk' | 'read-junk' | 'list-junk'; readonly at: number }
  /** `finish`: review, reasons, completion. `go-on`: whatever makes a flow take serials again. */
  | { readonly type: 'reasons' | 'finish' | 'go-on' }
  | {
      readonly type: 'request';
      readonly request: GivenRequest;
      readonly line: number;
      readonly at: number;
    };

export interface Load {
  readonly tab: number;
  /** Which of the stores the tab works on from now on. */
  readonly store: number;
  readonly settings: SettingsInput;
  readonly mode: HostMode;
  /** It is closed and opened, not gone to anew. */
  readonly isNew: boolean;
  /** Milliseconds that the work before goes on for, which nobody waits for. */
  readonly afterMs: number;
}

/** What is done at once, in one or several tabs. */
export interface Step {
  readonly acts: readonly { readonly tab: number; readonly act: Act }[];
  /** A tab that is loaded anew meanwhile. */
  readonly load?: Load;
}

const ON_LINE = ['select-line', 'select-line', 'restart-line', 'choose-line', 'recount'];
const PLAIN = ['start-review', 'leave-review', 'pause', 'receive-all', 'close-prompt', 'choose-serial'];
const ENDING = ['complete', 'correct', 'cancel', 'close-count', 'void'];

function requestOf(chance: Chance): Act {
  const request = chance.weighted<GivenRequest>([
    [8, () => ({ type: 'confirm-prompt' })],
    [5, () => ({ type: 'remove-serial' })],
    [6, () => ({ type: chance.of(ON_LINE) })],
    [3, () => ({ type: 'count-units', delta: chance.of([1, 1, 5, -1, 0, -1000, 0.5]) })],
    [
      2,
      () => ({
        type: chance.of(['count-unreadable', 'remove-unreadable']),
        unitId: `U${chance.below(4)}`,
        reason: chance.of(REASONS),
      }),
    ],
    [
      2,
      () => ({
        type: chance.of(['mark-unit', 'mark-units']),
        condition: chance.of(CONDITIONS),
        quantity: 1 + chance.below(3),
        ...(chance.isIn(0.7) && { reason: chance.of(REASONS) }),
      }),
    ],
    [2, () => ({ type: 'add-unit', sku: chance.of(SKUS) })],
    [1, () => ({ type: 'remove-unit', sku: chance.of(SKUS), ...(chance.isIn(0.5) && { serial: 'S1000' }) })],
    [1, () => ({ type: 'keep-serial', reason: chance.of(REASONS) })],
    [1, () => ({ type: 'give-reason', mismatch: chance.of(MISMATCHES), reason: chance.of(REASONS) })],
    [2, () => ({ type: 'none-here', undo: chance.isIn(0.3) })],
    [1, () => ({ type: 'give-rest', rest: chance.of(RESTS) })],
    [4, () => ({ type: chance.of(PLAIN) })],
    [2, () => ({ type: chance.of(ENDING) })],
  ]);
  return { type: 'request', request, line: chance.below(8), at: chance.below(16) };
}

function ledgerEntry(chance: Chance): object {
  const sku = chance.of(SKUS);
  const status = chance.of(LEDGER_STATUSES);
  return { sku, serial: serialOf(chance, sku), status, locationId: chance.of(['STORE-042', 'STORE-001']) };
}

/** Draws what is done. Everything follows from the seed. */
export class ActionSource {
  readonly #chance: Chance;
  readonly #documents: readonly DocumentInput[];
  #steps = 0;

  constructor(seed: number) {
    this.#chance = new Chance(seed);
    this.#documents = Array.from({ length: 8 }, () => documentOf(this.#chance));
  }

  /** The next step. The first ones load the tabs, and open a document in each. */
  next(): Step {
    const at = this.#steps++;
    if (at < TABS) return { acts: [], load: { ...this.#load(at), store: 0 } };
    return at < 2 * TABS ? { acts: [{ tab: at - TABS, act: this.#open() }] } : this.#step();
  }

  #step(): Step {
    const chance = this.#chance;
    const acts = Array.from({ length: chance.of([1, 1, 2, 4, 8]) }, () => ({
      tab: chance.below(TABS),
      act: this.#act(),
    }));
    return { acts, ...(chance.isIn(0.08) && { load: this.#load(chance.below(TABS)) }) };
  }

  #load(tab: number): Load {
    const chance = this.#chance;
    const mode = chance.of([...HOST_MODES, 'good', 'good'] as const);
    const store = chance.isIn(0.3) ? 1 : 0;
    return { tab, store, settings: settingsOf(chance), mode, isNew: chance.isIn(0.3), afterMs: chance.below(25) };
  }

  #open(): Act {
    const chance = this.#chance;
    return {
      type: 'open',
      document: chance.isIn(0.7) ? chance.of(this.#documents) : documentOf(chance),
      asText: chance.isIn(0.2),
    };
  }

  #act(): Act {
    const chance = this.#chance;
    const at = chance.below(64);
    return chance.weighted<Act>([
      [40, () => ({ type: 'read', reading: readingOf(chance), times: chance.of([1, 1, 1, 2]) })],
      [6, () => ({ type: 'read-again', at, as: chance.of(['same', 'same', 'replaces', 'continues'] as const) })],
      [6, () => ({ type: 'enter', text: labelOf(chance) })],
      [8, () => ({ type: 'burst', texts: chance.list(8, () => fullLabel(chance)) })],
      [5, () => ({ type: 'shot', readings: [0, 1, 2].map(() => readingOf(chance)) })],
      [1, () => ({ type: 'reject', why: chance.of(SCAN_REJECTIONS) })],
      [
        3,
        () => ({ type: 'list', texts: chance.list(8, () => labelOf(chance)), line: chance.isIn(0.5) ? at : undefined }),
      ],
      [24, () => requestOf(chance)],
      [3, () => ({ type: 'finish' })],
      [8, () => ({ type: 'go-on' })],
      [9, () => this.#open()],
      [4, () => ({ type: 'resume-flow', at })],
      [1, () => ({ type: 'reasons' })],
      [2, () => ({ type: 'seed', entries: chance.list(6, () => ledgerEntry(chance)) })],
      [3, () => ({ type: 'export' })],
      [
        3,
        () => ({
          type: 'import',
          at,
          place: chance.below(1000),
          damage: chance.isIn(0.5) ? chance.of(DAMAGES) : undefined,
        }),
      ],
      [2, () => ({ type: 'erase', at })],
      [2, () => ({ type: 'acknowledge', at })],
      [2, () => ({ type: 'host', mode: chance.of(HOST_MODES) })],
      [1, () => ({ type: 'recheck' })],
      [1, () => ({ type: 'audit' })],
      [3, () => ({ type: 'fault', fault: chance.of(FAULTS) })],
      [1, () => ({ type: 'visible', isVisible: chance.isIn(0.5) })],
      [2, () => ({ type: chance.of(['request-junk', 'read-junk', 'list-junk'] as const), at })],
      [1, () => ({ type: chance.of(['open-junk', 'import-junk'] as const), at })],
    ]);
  }
}
