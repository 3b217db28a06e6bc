/** Messages of the native bridge, version 1. `docs/bridge.md` is the contract for hosts. */
export const BRIDGE_NAMESPACE = 'scan-host';

const TYPES = ['hello', 'ready', 'scan', 'ack', 'nack', 'status', 'command', 'bye'] as const;
export type MessageType = (typeof TYPES)[number];

export interface Envelope {
  readonly ns: typeof BRIDGE_NAMESPACE;
  readonly v: 1;
  readonly type: MessageType;
  /** Unique, and the same at every delivery of the same message. At most 128 characters. */
  readonly id: string;
  /** Counts the sender's messages. */
  readonly seq: number;
  /** The page's nonce, from its `hello`; empty where the sender does not know it yet. */
  readonly session: string;
  /** Milliseconds since the epoch; 0 where the sender does not say. */
  readonly ts: number;
  readonly payload: unknown;
}

export type NackCode =
  | 'too-large'
  | 'malformed'
  | 'unsupported-version'
  | 'unsupported-type'
  | 'wrong-session'
  | 'bad-payload'
  | 'not-listening';

/** Why a message was refused; `ref` is its id where one could be read. */
export interface Refusal {
  readonly refused: NackCode;
  readonly ref: string;
}

/** Longest message, in bytes of its JSON text. */
const MAX_MESSAGE_BYTES = 16_384;
/** A message that is too large is parsed for its id up to this length, in UTF-16 code units. */
const MAX_PARSED = 64 * MAX_MESSAGE_BYTES;

/**
 * Reads an untrusted message, an object or its JSON text. Never throws. The result holds plain data only, as objects
 * are copied through JSON: no getter or proxy of the sender's runs later.
 */
export function readEnvelope(message: unknown): Envelope | Refusal {
  const text = jsonTextOf(message);
  if (text === undefined) return { refused: 'malformed', ref: '' };
  if (text.length > MAX_MESSAGE_BYTES || new TextEncoder().encode(text).length > MAX_MESSAGE_BYTES)
    return { refused: 'too-large', ref: text.length > MAX_PARSED ? '' : refIn(parse(text)) };
  const fields = parse(text);
  if (!isRecord(fields) || fields['ns'] !== BRIDGE_NAMESPACE) return { refused: 'malformed', ref: '' };
  const { id, v, type, seq, session = '', ts, payload } = fields;
  if (!isId(id)) return { refused: 'malformed', ref: '' };
  if (v !== 1) return { refused: 'unsupported-version', ref: id };
  const known = TYPES.find(name => name === type);
  if (!known) return { refused: 'unsupported-type', ref: id };
  if (typeof session !== 'string') return { refused: 'malformed', ref: id };
  return { ns: BRIDGE_NAMESPACE, v, type: known, id, seq: numberOr0(seq), session, ts: numberOr0(ts), payload };
}

/** The id of a message that is ours, so that its sender learns which one was refused. */
function refIn(fields: unknown): string {
  return isRecord(fields) && fields['ns'] === BRIDGE_NAMESPACE && isId(fields['id']) ? fields['id'] : '';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 128;
}

function jsonTextOf(message: unknown): string | undefined {
  if (typeof message === 'string') return message;
  try {
    return JSON.stringify(message);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function numberOr0(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
