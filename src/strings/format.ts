import type { Strings } from './en.js';
import type { Plural } from './plural.js';

/** Puts values in the places `{name}` of a text; a place without a value stays as it stands. */
export function format(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The form of a text for `count` in the strings' locale, with `{count}` and further values put in. */
export function plural(
  strings: Strings,
  forms: Plural,
  count: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const form = forms[new Intl.PluralRules(strings.locale).select(count)] ?? forms.other;
  return format(form, { count: new Intl.NumberFormat(strings.locale).format(count), ...values });
}
