import type { Ais } from './ai.js';
import { gs1CheckDigit } from './check-digits.js';
import type { CodeError, ParseContext, Parsed } from './code.js';
import { percentDecode } from './digital-link.js';
import { acceptAis, addElement } from './element-string.js';
import { codeError, type Scan } from './scan.js';

/**
 * Schemes of EPC URIs: digits of company prefix and reference together (0: any), the application identifier that they make, and how.
 * `i`: the reference's first digit goes in front; `0`: a zero does; `c`: a check digit follows. Then where the serial goes: `+` into the same
 * element, or an identifier of its own. Source: GS1 EPC Tag Data Standard 1.13, section 7.
 */
const SCHEMES: Readonly<Record<string, readonly [digits: number, ai: string, how: string, serial: string]>> = {
  sgtin: [13, '01', 'ic', '21'],
  itip: [13, '8006', 'ic', '21'],
  sscc: [17, '00', 'ic', ''],
  sgln: [12, '414', 'c', '254'],
  grai: [12, '8003', '0c', '+'],
  gdti: [12, '253', 'c', '+'],
  sgcn: [12, '255', 'c', '+'],
  gsrn: [17, '8018', 'c', ''],
  gsrnp: [17, '8017', 'c', ''],
  giai: [0, '8004', '', ''],
};

/** The GS1 elements behind the parts of an EPC: company prefix, reference, and what follows them. */
export function aisOfEpc(scheme: string, parts: readonly string[]): Ais | CodeError {
  const error = codeError('epc', `${scheme}:${parts.join('.')}`);
  if (scheme === 'gid') return parts.length === 3 && parts.every(part => /^\d+$/.test(part)) ? [] : error;
  const [digits, key, how, serialKey] = SCHEMES[scheme] ?? [0, '', '', ''];
  const [prefix = '', reference = ''] = parts;
  const whole = digits > 0 ? prefix.length + reference.length === digits && /^\d*$/.test(reference) : reference !== '';
  if (!key || !/^\d{6,12}$/.test(prefix) || !whole) return error;
  const pieces = scheme === 'itip' ? 2 : 0;
  const serial = parts.slice(2 + pieces).join('.');
  if (serialKey ? !serial : serial) return error;
  const body = how[0] === 'i' ? reference.slice(0, 1) + prefix + reference.slice(1) : prefix + reference;
  const checked = body + (how.endsWith('c') ? gs1CheckDigit(body) : '') + parts.slice(2, 2 + pieces).join('');
  const ais: [string, string][] = [];
  const first = (how[0] === '0' ? '0' : '') + checked + (serialKey === '+' ? serial : '');
  // An SGLN of extension 0 is a location without one.
  const second = /^\d/.test(serialKey) && !(scheme === 'sgln' && serial === '0') ? serial : '';
  return addElement(ais, key, first) ?? (second ? addElement(ais, serialKey, second) : undefined) ?? ais;
}

/** Is this a serial that a binary tag of so many bits can hold? 96 and 110 bits hold numbers only. */
function fitsTag(scheme: string, bits: string, serial: string): boolean {
  if (!/^(96|110)$/.test(bits) || !/^(sgtin|sgln|grai|gdti|itip|giai)$/.test(scheme)) return true;
  const max = scheme === 'sgln' || scheme === 'gdti' ? 2n ** 41n : scheme === 'giai' ? 2n ** 62n : 2n ** 38n;
  return /^(0|[1-9]\d{0,19})$/.test(serial) && BigInt(serial) < max;
}

/** Step 4: an EPC as a URI, pure identity or tag. Source: GS1 EPC Tag Data Standard 1.13, sections 6 and 12. */
export function readEpcUri(scan: Scan, context: ParseContext): Parsed | undefined {
  if (!scan.text.startsWith('urn:epc:')) return undefined;
  const wrong = codeError('epc', scan.text);
  const [, identity, tag, bits, list = ''] =
    /^urn:epc:(?:id:([a-z]+)|tag:([a-z]+)-(\d+)):([\w.%!'()*+,:;=&-]+)$/.exec(scan.text) ?? [];
  const scheme = identity ?? tag ?? '';
  const parts = list.split('.').map(percentDecode);
  const filtered = bits && scheme !== 'gid';
  const filter = filtered ? parts.shift() : '0';
  const fits = scheme && /^[0-7]$/.test(filter ?? '') && (!bits || fitsTag(scheme, bits, parts.at(-1) ?? ''));
  return acceptAis(scan, 'epc', fits ? aisOfEpc(scheme, parts) : wrong, context);
}
