/** Plain and shifted characters of the keys that are neither letters nor digits. */
const SIGNS: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
};

const SHIFTED_DIGITS = ')!@#$%^&*(';

/**
 * What a key says on a US keyboard, whatever layout the page has: most scanners are set to US.
 * Undefined for keys that have no fixed place there, such as those of the number pad.
 */
export function usCharacter(code: string, shift: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return shift ? SHIFTED_DIGITS[Number(digit)] : digit;
  return SIGNS[code]?.[shift ? 1 : 0];
}
