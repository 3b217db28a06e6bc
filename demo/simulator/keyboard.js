/** Keys by their place on a US keyboard: what they say plain and shifted there, and on a French (AZERTY) layout. */
const KEYS = [
  ['Digit', '1234567890', '!@#$%^&*()', `&é"'(-è_çà`, '1234567890'],
  [
    'Key',
    'qwertyuiopasdfghjklzxcvbnm',
    'QWERTYUIOPASDFGHJKLZXCVBNM',
    'azertyuiopqsdfghjklmwxcvbn',
    'AZERTYUIOPQSDFGHJKLMWXCVBN',
  ],
];
const SIGNS = [
  ['Minus', '-_', ')°'],
  ['Equal', '=+', '=+'],
  ['BracketLeft', '[{', '^¨'],
  ['BracketRight', ']}', '$£'],
  ['Backslash', '\\|', '*µ'],
  ['Semicolon', ';:', 'mM'],
  ['Quote', `'"`, 'ù%'],
  ['Comma', ',<', ';.'],
  ['Period', '.>', ':/'],
  ['Slash', '/?', '!§'],
  ['Space', '  ', '  '],
];

const table = new Map();
for (const [prefix, plain, shifted, frenchPlain, frenchShifted] of KEYS)
  [...plain].forEach((character, at) => {
    const code = prefix + character.toUpperCase();
    table.set(character, { code, shiftKey: false, us: character, french: [...frenchPlain][at] });
    table.set(shifted[at], { code, shiftKey: true, us: shifted[at], french: [...frenchShifted][at] });
  });
for (const [code, us, french] of SIGNS)
  [false, true].forEach((shiftKey, at) => {
    if (!table.has(us[at])) table.set(us[at], { code, shiftKey, us: us[at], french: french[at] });
  });

/** The group separator, which scanners type as Ctrl+]. */
const SEPARATOR = { code: 'BracketRight', key: ']', ctrlKey: true, shiftKey: false };

/**
 * What a scanner set to a US keyboard presses for a text, and what the page's layout makes of it.
 * @param {string} text
 * @param {'us' | 'french'} layout the host's keyboard layout
 * @returns {{ code: string, key: string, shiftKey: boolean, ctrlKey: boolean }[]}
 */
export function strokesFor(text, layout) {
  return [...text].map(character => {
    const key = table.get(character);
    if (!key) return { ...SEPARATOR };
    return { code: key.code, key: key[layout], shiftKey: key.shiftKey, ctrlKey: false };
  });
}
