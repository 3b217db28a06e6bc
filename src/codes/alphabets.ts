/** All ASCII characters. The alphabets below are parts of it in the same order, or put together from such parts. */
export const ASCII = String.fromCharCode(...Array(128).keys());

const without = (others: RegExp): string => ASCII.replace(others, '');
const LETTERS = without(/[^A-Z]/g);

/**
 * Characters in the order of their values. Sources: RFC 4648, section 5; GS1 General Specifications, 7.11 and 7.9.5;
 * ANSI/HIBC 2.6; TDS 2.0.
 */
export const DIGITS = without(/\D/g);
export const HEX = without(/[^\dA-F]/g);
export const CHARSET_82 = without(/[^!"%-?A-Z_a-z]/g);
export const PAIR_32 = without(/[^2-9A-HJ-NP-Z]/g);
export const BASE_64_URL = `${LETTERS}${LETTERS.toLowerCase()}${DIGITS}-_`;
export const CHARSET_43 = `${DIGITS}${LETTERS}-. $/+%`;
export const URN_40 = ` ${LETTERS}-.:${DIGITS}`;
/**
 * Letters of a vehicle identification number: the last digit of a character's place is its value. Source: 49 CFR
 * 565.15.
 */
export const VIN_33 = `${DIGITS}.${LETTERS}`.replace('J', '.J').replace('S', '..S');
