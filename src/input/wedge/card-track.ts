/**
 * True for the magnetic tracks of a payment card, as card readers type them: `%B4111111111111111^NAME^…?` and
 * `;4111111111111111=…?`. They must not leave this room. The text may begin anywhere, as typed characters can stand
 * before it.
 */
export function isCardTrack(text: string): boolean {
  return /(?:%[A-Z]?|(?:^|[^\dA-Z])[AB])\d{12,19}\^|;\d{12,21}=/i.test(text);
}
