import { AI_ROWS } from './ai-table.js';
import { hasCheckPair, hasGs1CheckDigit } from './check-digits.js';

/** What a value has to look like. */
export interface AiFormat {
  /** The most characters it may have. */
  readonly length: number;
  /** The components with their characters, captured. */
  readonly shape: RegExp;
  /** The letters of `CHECKS`, by component. */
  readonly checks: readonly string[];
}

/** What the table says of one application identifier. */
export interface AiSpec extends AiFormat {
  readonly ai: string;
  /** May it stand in the query of a Digital Link? */
  readonly attribute: boolean;
}

/** Character sets besides digits: GS1's sets 82 and 39, base64url. */
const SETS: Readonly<Record<string, string>> = {
  X: '[!"%-?A-Z_a-z]',
  Y: '[#\\-/\\dA-Z]',
  Z: '[\\w=-]',
};

/**
 * Is YYMMDD or YYYYMMDD a day of the calendar? `Date` makes no date of any other text, or one that is written
 * differently. YYMMDD gets the century 20, which makes no difference to the leap years that two digits can name.
 */
function isDate(date: string): boolean {
  const day = date.padStart(8, '20').replace(/(..)(..)$/, '-$1-$2');
  return String(new Date(day).toJSON()).startsWith(day);
}

/**
 * For each letter of a component: the rule to name when it is broken, and the test that the value must pass. Source:
 * GS1 Syntax Dictionary, linters.
 */
const CHECKS: Readonly<Record<string, readonly [rule: string, demand: { test(value: string): boolean }]>> = {
  c: ['check-digit', { test: hasGs1CheckDigit }],
  d: ['date', { test: value => isDate(value.replace(/00$/, '01')) }],
  D: ['date', { test: isDate }],
  t: ['time', /^([01]\d|2[0-3])[0-5]/],
  a: ['check-pair', { test: hasCheckPair }],
  z: ['not-zero', /[1-9]/],
  q: ['zero', /0/],
  y: ['zero-or-one', /[01]/],
  p: ['leading-zero', /^(?!0.)/],
  h: ['has-letter', /\D/],
  o: ['piece-of-total', { test: value => value >= '01' && value.slice(0, 2) <= value.slice(2) }],
};

/** Reads the components of a row of the table. */
export function readFormat(components: string): AiFormat {
  let length = 0;
  const checks: string[] = [];
  const shape = components.replace(
    /(\??)([NXYZ]?)(\d+)([a-zD]*)/g,
    (_, optional: string, set: string, characters: string, letters: string) => {
      length += Number(characters);
      checks.push(letters);
      return `(${SETS[set] ?? '\\d'}{${set && '1,'}${characters}})${optional}`;
    },
  );
  return { length, shape: new RegExp(`^${shape}$`), checks };
}

function readRow(row: string) {
  const [, ais, closed, components = ''] = /(.+)=(!?)(.+)/.exec(row) ?? [];
  return { ais: new RegExp(`^${ais}`), attribute: !closed, ...readFormat(components) };
}

let table: readonly ReturnType<typeof readRow>[] | undefined;

/**
 * The application identifier that begins at a position of an element string. No identifier is the beginning of another
 * one.
 */
export function findAiAt(text: string, at: number): AiSpec | undefined {
  table ??= AI_ROWS.split(',').map(readRow); // made at the first call
  for (const row of table) {
    const [ai] = row.ais.exec(text.slice(at, at + 4)) ?? [];
    if (ai) return { ai, ...row };
  }
  return undefined;
}

/** The row of an application identifier; undefined for an unknown one. */
export function findAi(ai: string): AiSpec | undefined {
  const spec = findAiAt(ai, 0);
  return spec?.ai === ai ? spec : undefined;
}

/** The rule that a value breaks; undefined when it is right. Source: GS1 General Specifications, section 3. */
export function brokenRule({ shape, checks }: AiFormat, value: string): string | undefined {
  const [, ...parts] = shape.exec(value) ?? [];
  // Every character set has the zero, so a text of zeros tells whether the length fits.
  if (!parts.length) return shape.test('0'.repeat(value.length)) ? 'ai-characters' : 'ai-length';
  for (const [i, part] of parts.entries()) {
    // An optional component that is not there is undefined.
    for (const letter of (part && checks[i]) ?? '') {
      const [rule, demand] = CHECKS[letter] ?? [];
      if (!demand?.test(part)) return rule;
    }
  }
  return undefined;
}
