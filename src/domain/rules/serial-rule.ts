import type { SerialRule } from '../../codes/code.js';
import { isDeviceId } from '../../codes/device-id.js';
import type { Problem } from '../model/input-error.js';
import type { Settings } from '../model/settings.js';
import { patternProblem } from './pattern-problem.js';

/**
 * The length of the longest serial that can be captured, in UTF-16 code units. Oracle's field for a serial is that
 * long, the narrowest of the receiving systems studied.
 */
export const MAX_SERIAL_LENGTH = 128;

/**
 * Problems have the codes `wrong-type`, `unknown-value` (which includes lengths outside 1 to 128),
 * `pattern-unsupported`, `pattern-too-costly` and `pattern-invalid`; the path is the field, such as `pattern`, and
 * empty for the rule itself.
 */
export type ReadRule =
  { readonly ok: true; readonly rule: SerialRule } | { readonly ok: false; readonly problems: readonly Problem[] };

const length = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= MAX_SERIAL_LENGTH;

/** For each field: the values that it may have, or a check that its value must pass. */
export const RULE_FIELDS: Readonly<Record<keyof SerialRule, readonly unknown[] | ((value: unknown) => boolean)>> = {
  kind: ['free', 'imei', 'meid', 'iccid', 'vin'],
  uniqueness: ['product', 'global'],
  gs1: ['accept', 'require'],
  ignoreCase: [true, false],
  dataIdentifiers: [true, false],
  minLength: length,
  maxLength: length,
  pattern: value => typeof value === 'string' && value.length <= 500,
};

function problemOf(path: keyof SerialRule, value: unknown): string | undefined {
  const allowed = RULE_FIELDS[path];
  const fits = typeof allowed === 'function' ? allowed(value) : allowed.includes(value);
  if (!fits) return 'unknown-value';
  const pattern = path === 'pattern' && patternProblem(String(value), MAX_SERIAL_LENGTH);
  return pattern ? `pattern-${pattern}` : undefined;
}

function isKnown(field: [string, unknown]): field is [keyof SerialRule, unknown] {
  return Object.hasOwn(RULE_FIELDS, field[0]) && field[1] !== undefined;
}

/**
 * Reads a rule that the host hands in. Unknown fields are left out; nothing is thrown.
 * @example
 * const read = readSerialRule({ pattern: '[A-Z]{2}\\d{6,8}', ignoreCase: true });
 * if (read.ok) checkSerial('KX004711', read.rule, '|');
 * else for (const { path, code } of read.problems) console.warn(path, code);
 */
export function readSerialRule(input: unknown): ReadRule {
  if (typeof input !== 'object' || !input || Array.isArray(input)) {
    return { ok: false, problems: [{ code: 'wrong-type', path: '', message: 'serialRule must be an object' }] };
  }
  const given = Object.entries(input).filter(isKnown);
  const problems = given.flatMap(([path, value]): Problem[] => {
    const code = problemOf(path, value);
    return code ? [{ code, path, message: `serialRule.${path} cannot be used: ${code}` }] : [];
  });
  return problems.length ? { ok: false, problems } : { ok: true, rule: Object.fromEntries(given) };
}

/** Why a serial is refused at capture. */
export interface SerialProblem {
  readonly code: 'malformed' | 'unsafe-characters';
  /**
   * The broken rule: `empty`, `delimiter`, `control-character`, `invisible-character`, `combining-marks`,
   * `outer-space`, `lone-surrogate`, `too-long`, `pattern`,
   * `imei`, …
   */
  readonly rule: string;
}

/**
 * The rule that a serial breaks if it would not survive a file: it contains the list delimiter, characters that editors
 * and terminals act on, what UTF-8 cannot write, or white space that trimming removes.
 */
function unsafeRule(serial: string, delimiter: string): string | undefined {
  if (delimiter && serial.includes(delimiter)) return 'delimiter';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(serial)) return 'control-character';
  if (/\p{Cs}/u.test(serial)) return 'lone-surrogate';
  if (/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(serial)) return 'invisible-character';
  if (/\p{M}{9}/u.test(serial)) return 'combining-marks';
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
  // A box may carry the maker's web address too, so an address is a serial only where the product's pattern says so.
  return /^https?:\/\//i.test(serial) ? 'web-address' : undefined;
}

/** What no serial may hold, because the event file joins serials by it; nothing where the file encodes it. */
export function delimiterOf({ serialDelimiter, percentEncoding }: Settings): string {
  return percentEncoding ? '' : serialDelimiter;
}

/**
 * The rule that a serial breaks; undefined when it may be captured. Whatever passes here can be written to an event
 * file and read back.
 * @param delimiter The event file's list delimiter.
 * @example
 * checkSerial('490154203237518', { kind: 'imei' }, '|'); // undefined: it may be captured
 * checkSerial('490154203237519', { kind: 'imei' }, '|'); // { code: 'malformed', rule: 'imei' }
 * checkSerial('AB|12', undefined, '|'); // { code: 'unsafe-characters', rule: 'delimiter' }
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
