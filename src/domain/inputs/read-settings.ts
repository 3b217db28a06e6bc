import { MAX_QUANTITY } from '../deciding/count-units.js';
import { FLOW_KINDS, type FlowKind } from '../model/document.js';
import { InputReader, readable, type FieldReader, type FieldReaders } from './read-input.js';
import { choice, flag, required, text, whole, withDefault } from './read-values.js';
import type { PoliciesInput, ReasonCodeInput, SettingsInput } from './settings-input.js';
import {
  COUNT_MODES,
  FEED_DOUBTS,
  KEEP_DAYS,
  LIST_DELIMITER,
  MISMATCHES,
  PARTIAL_RECEIPTS,
  type FlowPolicies,
  type Mismatch,
  type ReasonCode,
  type Settings,
} from '../model/settings.js';
import { REVISIONS } from '../model/revision.js';
import { POLICY_ACTIONS } from '../model/verdict.js';

const MAX_REASONS = 200;
/** The longest time that the host can be given to answer, in milliseconds. */
const MAX_TIMEOUT_MS = 60_000;
const MAX_APPROVAL_MS = 3_600_000;
/** Ten years: longer than any country asks to keep a receipt that the back office has. */
const MAX_KEEP_DAYS = 3_650;

const anyAction = choice(POLICY_ACTIONS);
const reported = choice(['block', 'confirm', 'flag']);

const POLICIES: FieldReaders<PoliciesInput, FlowPolicies> = {
  // A serial that two flows have must at least be reported. Source: docs/architecture.md#law-2-one-serial-counts-once.
  'duplicate-elsewhere': reported,
  'not-on-document': anyAction,
  'over-quantity': anyAction,
  'already-in-stock': anyAction,
  'not-in-stock': anyAction,
  'already-sold': reported,
  'not-sold': anyAction,
  'not-shipped': anyAction,
  'not-verified': anyAction,
  doubtful: reported,
  expired: anyAction,
  untracked: anyAction,
};

const mismatches: FieldReader<readonly Mismatch[] | undefined> = (reader, value, path) =>
  value === undefined || value === null
    ? undefined
    : reader
        .list(value, path, MISMATCHES.length)
        .flatMap((item, at) => choice(MISMATCHES)(reader, item, `${path}[${at}]`) ?? []);

const REASON: FieldReaders<ReasonCodeInput, Omit<ReasonCode, 'label'> & Partial<ReasonCode>> = {
  code: required,
  label: text,
  for: mismatches,
};

export const SETTINGS: FieldReaders<SettingsInput, Settings> = {
  enableSerializedInventory: flag(true),
  deviceId: required,
  userId: text,
  policies: byFlow(keyed<FlowPolicies>(POLICIES)),
  overTolerance: byFlow(whole(MAX_QUANTITY)),
  underTolerance: byFlow(whole(MAX_QUANTITY)),
  approvals: byFlow(mismatches),
  partialReceipts: byFlow(choice(PARTIAL_RECEIPTS)),
  revisions: withDefault(choice(REVISIONS), 'merge'),
  countMode: choice(COUNT_MODES),
  approveClosing: (reader, value, path) => flag(false)(reader, value, path) || undefined,
  tapKnown: (reader, value, path) => flag(false)(reader, value, path) || undefined,
  reasonCodes: readReasons,
  requireReasons: flag(true),
  serialDelimiter: readDelimiter,
  percentEncoding: (reader, value, path) => flag(false)(reader, value, path) || undefined,
  feedDoubt: choice(FEED_DOUBTS),
  requestTimeoutMs: withDefault(whole(MAX_TIMEOUT_MS, 1), 2_000),
  approvalTimeoutMs: withDefault(whole(MAX_APPROVAL_MS, 1), 120_000),
  verifySerials: flag(true),
  keepDays: withDefault(whole(MAX_KEEP_DAYS), KEEP_DAYS),
};

/**
 * Reads what a POS admin sets, fills in the defaults and refuses the rest, also an unknown name, because a misspelt
 * setting would silently have its default.
 * @throws {InputError} with everything that is wrong
 */
export function readSettings(input: unknown): Settings {
  return readable('settings', () => {
    const reader = new InputReader('settings');
    const settings = reader.fields<Settings>(input, '', SETTINGS);
    reader.onlyKnown(input, '', SETTINGS);
    reader.finish();
    return settings;
  });
}

/** Reads an object whose keys must be the names of `readers`; undefined where it is absent. */
function keyed<T extends object>(readers: {
  readonly [K in keyof T]-?: FieldReader<T[K]>;
}): FieldReader<T | undefined> {
  return (reader, value, path) => {
    if (value === undefined) return undefined;
    reader.onlyKnown(value, path, readers, 'unknown-value');
    return reader.fields<T>(value, path, readers);
  };
}

function byFlow<T>(read: FieldReader<T | undefined>): FieldReader<Readonly<Partial<Record<FlowKind, T>>>> {
  const readers = Object.fromEntries(FLOW_KINDS.map(kind => [kind, read])) as Record<
    FlowKind,
    FieldReader<T | undefined>
  >;
  return withDefault(keyed<Partial<Record<FlowKind, T>>>(readers), {});
}

function readReasons(reader: InputReader, input: unknown, path: string): readonly ReasonCode[] {
  const seen = new Set<string>();
  return reader.list(input, path, MAX_REASONS).map((item, at) => {
    const place = `${path}[${at}]`;
    const reason = reader.fields<Omit<ReasonCode, 'label'> & Partial<ReasonCode>>(item, place, REASON);
    reader.onlyKnown(item, place, REASON);
    if (seen.has(reason.code)) reader.refuse('duplicate', `${place}.code`, `repeats ${reason.code}`);
    seen.add(reason.code);
    return { ...reason, label: reason.label ?? reason.code };
  });
}

/** Source: docs/formats.md#event-file. */
function readDelimiter(reader: InputReader, input: unknown, path: string): string {
  if (typeof input === 'string' && LIST_DELIMITER.test(input)) return input;
  if (input !== undefined && input !== null) {
    reader.refuse('unknown-value', path, 'must be one of | ^ ~ # $ @ [ ] { } \\ `');
  }
  return '|';
}
