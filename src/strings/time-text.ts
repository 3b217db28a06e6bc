/** Day and time of a moment in the locale and in the device's time zone: when a flow was last worked. */
export function dayAndTime(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}
