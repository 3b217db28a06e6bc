import { MAX_QUANTITY } from '../deciding/count-units.js';
import { FLOW_KINDS } from '../model/document.js';
import { compact, InputReader, own, type Fields } from './read-input.js';
import {
  LIST_DELIMITER,
  MISMATCHES,
  POLICY_CODES,
  type Mismatch,
  type PolicyCode,
  type ReasonCode,
  type Settings,
} from '../model/settings.js';
import { POLICY_ACTIONS, type PolicyAction } from '../model/verdict.js';

const MAX_REASONS = 200;
/** The host may take this long to answer, at most, in milliseconds. */
const MAX_TIMEOUT_MS = 60_000;
const MAX_APPROVAL_MS = 3_600_000;

/**
 * Reads what a POS admin sets, fills in the defaults and refuses the rest. Fields that are not known are left out.
 * @throws {InputError} with everything that is wrong
 */
export function readSettings(input: unknown): Settings {
  const reader = new InputReader('settings');
  const fields = reader.object(input, '');
  const flag = (name: string) => reader.flag(own(fields, name), name, true);
  const settings: Settings = compact({
    enableSerializedInventory: flag('enableSerializedInventory'),
    deviceId: reader.required(own(fields, 'deviceId'), 'deviceId'),
    userId: reader.text(own(fields, 'userId'), 'userId'),
    policies: readPolicies(reader, own(fields, 'policies')),
    overTolerance: readTolerance(reader, own(fields, 'overTolerance'), 'overTolerance'),
    underTolerance: readTolerance(reader, own(fields, 'underTolerance'), 'underTolerance'),
    approvals: readChoices(reader, own(fields, 'approvals'), 'approvals', FLOW_KINDS, (value, path) =>
      readMismatches(reader, value, path),
    ),
    reasonCodes: readReasons(reader, own(fields, 'reasonCodes')),
    requireReasons: flag('requireReasons'),
    serialDelimiter: readDelimiter(reader, own(fields, 'serialDelimiter')),
    requestTimeoutMs: reader.count(own(fields, 'requestTimeoutMs'), 'requestTimeoutMs', MAX_TIMEOUT_MS, 1) ?? 2_000,
    approvalTimeoutMs:
      reader.count(own(fields, 'approvalTimeoutMs'), 'approvalTimeoutMs', MAX_APPROVAL_MS, 1) ?? 120_000,
    verifySerials: flag('verifySerials'),
  });
  reader.finish();
  return settings;
}

/** An object with known keys. An unknown one is refused: a misspelt policy must not silently be none. */
function readChoices<K extends string, T>(
  reader: InputReader,
  input: unknown,
  path: string,
  keys: readonly K[],
  read: (value: unknown, path: string) => T | undefined,
): Partial<Record<K, T>> {
  const fields: Fields = input === undefined ? {} : reader.object(input, path);
  const known: Partial<Record<K, T>> = {};
  for (const name of Object.keys(fields)) {
    const key = reader.choice(name, `${path}.${name}`, keys);
    const value = key && read(own(fields, name), `${path}.${name}`);
    if (key && value !== undefined) known[key] = value;
  }
  return known;
}

function readTolerance(reader: InputReader, input: unknown, path: string): Settings['overTolerance'] {
  return readChoices(reader, input, path, FLOW_KINDS, (value, at) => reader.count(value, at, MAX_QUANTITY));
}

function readPolicies(reader: InputReader, input: unknown): Settings['policies'] {
  return readChoices(reader, input, 'policies', FLOW_KINDS, (byCode, path) =>
    readChoices<PolicyCode, PolicyAction>(reader, byCode, path, POLICY_CODES, (action, at) => {
      // A serial that two flows hold must at least be reported.
      // Source: docs/architecture.md#law-2-one-serial-counts-once.
      const actions = at.endsWith('.duplicate-elsewhere')
        ? POLICY_ACTIONS.filter(known => known !== 'accept')
        : POLICY_ACTIONS;
      return reader.choice(action, at, actions);
    }),
  );
}

function readReasons(reader: InputReader, input: unknown): readonly ReasonCode[] {
  const seen = new Set<string>();
  return reader.list(input, 'reasonCodes', MAX_REASONS).map((item, at) => {
    const path = `reasonCodes[${at}]`;
    const fields = reader.object(item, path);
    const code = reader.required(own(fields, 'code'), `${path}.code`);
    if (seen.has(code)) reader.refuse('duplicate', `${path}.code`, `repeats ${code}`);
    seen.add(code);
    const label = reader.text(own(fields, 'label'), `${path}.label`) ?? code;
    const mismatches = readMismatches(reader, own(fields, 'for'), `${path}.for`);
    return compact({ code, label, for: mismatches });
  });
}

function readMismatches(reader: InputReader, input: unknown, path: string): readonly Mismatch[] | undefined {
  if (input === undefined) return undefined;
  return reader
    .list(input, path, MISMATCHES.length)
    .flatMap((item, at) => reader.choice(item, `${path}[${at}]`, MISMATCHES) ?? []);
}

/** Source: docs/formats.md#event-file. */
function readDelimiter(reader: InputReader, input: unknown): string {
  if (input === undefined) return '|';
  if (typeof input === 'string' && LIST_DELIMITER.test(input)) return input;
  reader.refuse('unknown-value', 'serialDelimiter', 'must be one of | ^ ~ # $ @ [ ] { } \\ `');
  return '|';
}
