const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Characters in the order of their values. Sources: RFC 4648, section 5; GS1 General Specifications, 7.11 and 7.9.5; ANSI/HIBC 2.6; TDS 2.0. */
export const DIGITS = '0123456789';
export const HEX = `${DIGITS}ABCDEF`;
export const BASE_64_URL = `${LETTERS}${LETTERS.toLowerCase()}${DIGITS}-_`;
export const CHARSET_82 = `!"%&'()*+,-./${DIGITS}:;<=>?${LETTERS}_${LETTERS.toLowerCase()}`;
export const CHARSET_43 = `${DIGITS}${LETTERS}-. $/+%`;
export const PAIR_32 = (DIGITS + LETTERS).replace(/[01IO]/g, '');
export const URN_40 = ` ${LETTERS}-.:${DIGITS}`;
export const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
