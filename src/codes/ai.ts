import { AI_ROWS } from './ai-table.js';
import { hasCheckPair, hasGs1CheckDigit } from './check-digits.js';

/** Application identifiers with their values, in the order they stand. */
export type Ais = readonly (readonly [ai: string, value: string])[];

/** What the table says of one application identifier. */
export interface AiSpec {
  readonly ai: string;
  /** Characters where the length is fixed by table and no separator is needed; else undefined. */
  readonly fixedLength?: number;
  /** May stand in the query of a Digital Link. */
  readonly attribute: boolean;
  /** The components, whatever their characters. */
  readonly lengths: RegExp;
  /** The components with their characters, captured. */
  readonly characters: RegExp;
  /** The letters of `CHECKS`, by component. */
  readonly checks: readonly string[];
}

/** Character sets: digits, GS1's sets 82 and 39, base64url. */
const SETS: Readonly<Record<string, string>> = {
  '': '\\d',
  X: '[!"%-?A-Z_a-z]',
  Y: '[#\\-/\\dA-Z]',
  Z: '[\\w=-]',
};

const LAST_DAY = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Is YYMMDD a day of the calendar? The century matters to no leap year that two digits can name. */
function isDate(date: string): boolean {
  const month = Number(date.slice(2, 4));
  const day = Number(date.slice(4));
  const leap = Number(date.slice(0, 2)) % 4 === 0;
  return day > 0 && day <= (LAST_DAY[month - 1] ?? 0) && (leap || month !== 2 || day < 29);
}

/** The checks that a component's letters name: what to say when it is broken, and how to tell. Source: GS1 Syntax Dictionary, linters. */
const CHECKS: Readonly<Record<string, readonly [rule: string, fits: (value: string) => boolean]>> = {
  c: ['check-digit', hasGs1CheckDigit],
  d: ['date', value => isDate(value.replace(/00$/, '01'))],
  D: ['date', isDate],
  E: ['date', value => isDate(value.slice(2)) && (value.slice(2) !== '000229' || Number(value.slice(0, 2)) % 4 === 0)],
  t: ['time', value => /^([01]\d|2[0-3])[0-5]\d$/.test(value)],
  a: ['check-pair', hasCheckPair],
  z: ['not-zero', value => /[1-9]/.test(value)],
  q: ['zero', value => /^0+$/.test(value)],
  y: ['zero-or-one', value => /^[01]$/.test(value)],
  p: ['leading-zero', value => !/^0./.test(value)],
  h: ['has-letter', value => /\D/.test(value)],
  o: ['piece-of-total', value => value.slice(0, 2) > '00' && value.slice(0, 2) <= value.slice(2)],
};

/** Reads one row of the table; its first part names one or more identifiers. */
export function readAiRow(row: string): readonly [keys: string, spec: Omit<AiSpec, 'ai'>] {
  const [, keys = '', ending, attribute, list = ''] = /^([\d/-]+)([*:])(!?)(.*)$/.exec(row) ?? [];
  const parts = list.split(',').map(part => /^(\??)([XYZ]?)(~?)(\d+)(\w*)$/.exec(part) ?? []);
  const shape = (set?: string) => {
    const groups = parts.map(
      ([, optional, own = '', upTo, length]) => `(${set ?? SETS[own]}{${upTo && '1,'}${length}})${optional}`,
    );
    return new RegExp(`^${groups.join('')}$`);
  };
  const length = parts.reduce((sum, part) => sum + Number(part[4]), 0);
  const checks = parts.map(part => part[5] ?? '');
  const fixed = ending === '*' && { fixedLength: length };
  return [keys, { attribute: !!attribute, lengths: shape('[^]'), characters: shape(), checks, ...fixed }];
}

let table: Map<string, AiSpec> | undefined;

function readTable(): Map<string, AiSpec> {
  const specs = new Map<string, AiSpec>();
  for (const [keys, rest] of AI_ROWS.split(' ').map(readAiRow)) {
    const [range = '', places] = keys.split('/');
    const [first = '', last = first] = range.split('-');
    for (let ai = Number(first); ai <= Number(last); ai++) {
      const key = String(ai).padStart(first.length, '0');
      for (const place of places ? '012345' : ['']) specs.set(key + place, { ai: key + place, ...rest });
    }
  }
  return specs;
}

/** The row of an application identifier; undefined for an unknown one. The table is read at the first call. */
export function findAi(ai: string): AiSpec | undefined {
  table ??= readTable();
  return table.get(ai);
}

/** The application identifier that stands at a place of an element string. None is the beginning of another. */
export function findAiAt(text: string, at: number): AiSpec | undefined {
  return findAi(text.slice(at, at + 2)) ?? findAi(text.slice(at, at + 3)) ?? findAi(text.slice(at, at + 4));
}

/** The rule that a value breaks; undefined when it is right. Source: GS1 General Specifications, section 3. */
export function brokenRule(spec: Omit<AiSpec, 'ai'>, value: string): string | undefined {
  if (!spec.lengths.test(value)) return 'ai-length';
  const [, ...parts] = spec.characters.exec(value) ?? [];
  if (!parts.length) return 'ai-characters';
  for (const [i, part] of parts.entries()) {
    // An optional component that is not there is undefined.
    for (const letter of part ? (spec.checks[i] ?? '') : '') {
      const [rule, fits] = CHECKS[letter] ?? [];
      if (fits && !fits(part)) return rule;
    }
  }
  return undefined;
}
