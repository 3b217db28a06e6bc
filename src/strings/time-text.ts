/** Moments in words, in the device's time zone. */
export interface TimeTexts {
  readonly day: (atMs: number) => string;
  /** The time of day, to the second. */
  readonly time: (atMs: number) => string;
  readonly dayAndTime: (atMs: number) => string;
}

/** To be made once for a whole list, since a format costs more to make than to use. `locale` is a BCP 47 tag. */
export function timeTexts(locale: string): TimeTexts {
  const textOf = (options: Intl.DateTimeFormatOptions) => {
    const form = new Intl.DateTimeFormat(locale, options);
    return (atMs: number) => form.format(atMs);
  };
  return {
    day: textOf({ dateStyle: 'full' }),
    time: textOf({ timeStyle: 'medium' }),
    dayAndTime: textOf({ dateStyle: 'medium', timeStyle: 'short' }),
  };
}
