import type { SerialRule } from './code.js';
import { isDeviceId } from './device-id.js';
import { patternProblem } from './pattern-cost.js';

/** The longest serial that is ever taken, in UTF-16 code units. Oracle's unit field, the narrowest of the receiving systems studied. */
export const MAX_SERIAL_LENGTH = 128;

/** One thing that is wrong with a serial rule; the shape is the domain's `Problem`. */
export interface RuleProblem {
  readonly code:
    'wrong-type' | 'unknown-value' | 'out-of-range' | 'pattern-unsupported' | 'pattern-too-costly' | 'pattern-invalid';
  /** The field, such as `pattern`; empty for the rule itself. */
  readonly path: string;
  readonly message: string;
}

export type ReadRule =
  { readonly ok: true; readonly rule: SerialRule } | { readonly ok: false; readonly problems: readonly RuleProblem[] };

const CHOICES = {
  kind: ['free', 'imei', 'meid', 'iccid', 'vin'],
  uniqueness: ['product', 'global'],
  gs1: ['accept', 'require'],
} as const;

type Check = (value: unknown) => readonly [RuleProblem['code'], string] | undefined;

const oneOf =
  (choices: readonly string[]): Check =>
  value =>
    typeof value === 'string' && choices.includes(value)
      ? undefined
      : ['unknown-value', `must be one of ${choices.join(', ')}`];

const isLength: Check = value =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_SERIAL_LENGTH
    ? undefined
    : ['out-of-range', `must be a whole number from 1 to ${MAX_SERIAL_LENGTH}`];

const isFlag: Check = value => (typeof value === 'boolean' ? undefined : ['wrong-type', 'must be true or false']);

const isPattern: Check = value => {
  if (typeof value !== 'string' || value.length > 500)
    return ['wrong-type', 'must be a text of at most 500 characters'];
  const problem = patternProblem(value);
  return problem && [`pattern-${problem}`, `cannot be used: ${problem.replace('-', ' ')}`];
};

const CHECKS: Readonly<Record<string, Check>> = {
  kind: oneOf(CHOICES.kind),
  pattern: isPattern,
  minLength: isLength,
  maxLength: isLength,
  ignoreCase: isFlag,
  uniqueness: oneOf(CHOICES.uniqueness),
  gs1: oneOf(CHOICES.gs1),
  dataIdentifiers: isFlag,
};

/** Reads a rule that the host hands in. Unknown fields are left out; nothing is thrown. */
export function readSerialRule(input: unknown): ReadRule {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { ok: false, problems: [{ code: 'wrong-type', path: '', message: 'serialRule must be an object' }] };
  }
  const given = Object.entries(input).filter(([path, value]) => Object.hasOwn(CHECKS, path) && value !== undefined);
  const problems = given.flatMap(([path, value]): RuleProblem[] => {
    const [code, message] = CHECKS[path]?.(value) ?? [];
    return code ? [{ code, path, message: `serialRule.${path} ${message}` }] : [];
  });
  const rule: SerialRule = Object.fromEntries(given);
  if (!problems.length && (rule.minLength ?? 0) > (rule.maxLength ?? MAX_SERIAL_LENGTH)) {
    problems.push({ code: 'out-of-range', path: 'minLength', message: 'serialRule.minLength is above maxLength' });
  }
  return problems.length ? { ok: false, problems } : { ok: true, rule };
}

/** Why a serial is refused at capture. */
export interface SerialProblem {
  readonly code: 'malformed' | 'unsafe-characters';
  /** The broken rule: `empty`, `delimiter`, `control-character`, `outer-space`, `lone-surrogate`, `too-long`, `pattern`, `imei`, … */
  readonly rule: string;
}

/** What would not survive a file: the list delimiter, what editors and terminals act on, what UTF-8 cannot say, what trimming takes away. */
function unsafeRule(serial: string, delimiter: string): string | undefined {
  if (delimiter && serial.includes(delimiter)) return 'delimiter';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(serial)) return 'control-character';
  if (/\p{Cs}/u.test(serial)) return 'lone-surrogate';
  if (/\p{Cf}/u.test(serial)) return 'invisible-character';
  return serial.trim() === serial ? undefined : 'outer-space';
}

function malformedRule(serial: string, rule: SerialRule): string | undefined {
  const { kind = 'free', pattern, minLength = 1, maxLength = MAX_SERIAL_LENGTH } = rule;
  if (serial.length > Math.min(maxLength, MAX_SERIAL_LENGTH)) return 'too-long';
  if (serial.length < minLength) return 'too-short';
  if (pattern !== undefined) {
    return new RegExp(`^(?:${pattern})$`, rule.ignoreCase ? 'i' : '').test(serial) ? undefined : 'pattern';
  }
  if (kind !== 'free') return isDeviceId(kind, serial) ? undefined : kind;
  // A box also carries the maker's web address; only a pattern can say that an address is a serial.
  return /^https?:\/\//i.test(serial) ? 'web-address' : undefined;
}

/**
 * The rule that a serial breaks; undefined when it may be captured. Whatever passes here can be written to an event file and read back.
 * @param delimiter The event file's list delimiter.
 */
export function checkSerial(
  serial: string,
  rule: SerialRule | undefined,
  delimiter: string,
): SerialProblem | undefined {
  if (!serial) return { code: 'malformed', rule: 'empty' };
  if (serial.length > MAX_SERIAL_LENGTH) return { code: 'malformed', rule: 'too-long' };
  const unsafe = unsafeRule(serial, delimiter);
  if (unsafe) return { code: 'unsafe-characters', rule: unsafe };
  const malformed = malformedRule(serial, rule ?? {});
  return malformed ? { code: 'malformed', rule: malformed } : undefined;
}

/** What makes it the same unit: equal keys are one serial, in a claim and on a line. Never shown, never written out. */
export function serialKey(sku: string, serial: string, rule: SerialRule | undefined): string {
  return `${rule?.uniqueness === 'global' ? '*' : sku}\u001f${rule?.ignoreCase ? serial.toUpperCase() : serial}`;
}
