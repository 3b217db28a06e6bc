/** A VIN without the data identifier `I` in front. Source: ANSI MH10.8.2. */
export function bareVin(serial: string): string {
  return serial.replace(/^I(?=.{17}$)/, '');
}
