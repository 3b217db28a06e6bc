import type { Strings } from './en.js';
import type { Plural } from './plural.js';

/** Puts values in the places `{name}` of a text; a place without a value stays as it stands. */
export function format(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

interface Numbers {
  readonly rules: Intl.PluralRules;
  readonly digits: Intl.NumberFormat;
}

/** The number formats by locale. They are kept, because making them takes longer than drawing a line of a list. */
const numbers = new Map<string, Numbers>();

function numbersOf(locale: string): Numbers {
  const known = numbers.get(locale);
  if (known) return known;
  const made = { rules: new Intl.PluralRules(locale), digits: new Intl.NumberFormat(locale) };
  numbers.set(locale, made);
  return made;
}

/** The form of a text for `count` in the strings' locale, with `{count}` and further values put in. */
export function plural(
  strings: Strings,
  forms: Plural,
  count: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { rules, digits } = numbersOf(strings.locale);
  return format(forms[rules.select(count)] ?? forms.other, { count: digits.format(count), ...values });
}
