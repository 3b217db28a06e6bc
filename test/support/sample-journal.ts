import type { CapturedSerial, Fact, FactBody, ReadingRecord } from '../../src/domain/model/fact.js';
import { accepted, DOCUMENT, PHONE_SERIALS, PRODUCTS, SETTINGS } from './sample-flow.js';

/** Local, so that pictures show the same time in every time zone. */
const START = new Date(2026, 10, 22, 17, 58).getTime();
const NEXT_MORNING = new Date(2026, 10, 23, 9, 4).getTime();

const opened: FactBody = {
  type: 'flow-opened',
  flowId: 'flow-1',
  document: DOCUMENT,
  products: PRODUCTS,
  settings: SETTINGS,
};

function reading(text: string, more: Partial<ReadingRecord> = {}): ReadingRecord {
  return { id: text, text, source: 'wedge', atMs: START, ...more };
}

function captured(serial: string, more: Partial<CapturedSerial>): CapturedSerial {
  const key = `PH-15-128\u001f${serial}`;
  return { serial, key, reading: reading(serial), warnings: [], expected: true, flags: [], ...more };
}

const consoleSerial = accepted('2', 'KX1-0047-AF21');
const consoleKey = consoleSerial.type === 'serial-accepted' ? consoleSerial.captured.key : '';

const EVENING: readonly FactBody[] = [
  opened,
  { type: 'serial-prompted', prompt: { type: 'serial', lineId: '1' } },
  {
    type: 'serial-accepted',
    lineId: '1',
    captured: captured(PHONE_SERIALS[0], {
      reading: reading(`0109521234543213\u001d21${PHONE_SERIALS[0]}`, {
        symbology: 'data-matrix',
        aim: ']d2',
        device: 'DS2278',
      }),
      verification: 'unverified',
    }),
  },
  {
    type: 'reading-refused',
    refusal: { code: 'duplicate-in-flow', text: PHONE_SERIALS[0], lineId: '1' },
    reading: reading(PHONE_SERIALS[0], { source: 'camera', symbology: 'code-128' }),
  },
  { type: 'flow-paused' },
];

const MORNING: readonly FactBody[] = [
  { type: 'flow-resumed' },
  consoleSerial,
  { type: 'serial-removed', lineId: '2', key: consoleKey },
  { type: 'unit-counted', lineId: '4', delta: 6 },
  { type: 'unreadable-counted', lineId: '3', unitId: 'unit-9', reason: 'damaged' },
  {
    type: 'reading-refused',
    refusal: {
      code: 'duplicate-elsewhere',
      text: PHONE_SERIALS[1],
      elsewhere: {
        flowId: 'f',
        documentId: 'TR-310',
        kind: 'transfer-ship',
        deviceId: 'till-2',
        userId: 'ben',
        atMs: 0,
      },
    },
    reading: reading(PHONE_SERIALS[1], { source: 'bridge', symbology: 'qr-code' }),
  },
  { type: 'serial-rechecked', lineId: '1', key: `PH-15-128\u001f${PHONE_SERIALS[0]}`, isKnown: false },
  { type: 'reason-given', lineId: '1', mismatch: 'missing', reason: 'short' },
  { type: 'flow-completed', eventId: 'event-1', approval: { by: 'the manager' } },
];

const stamped = (bodies: readonly FactBody[], startMs: number, userId: string): readonly Fact[] =>
  bodies.map((body, index) => ({ atMs: startMs + index * 41_000, deviceId: 'till-7', userId, ...body }));

/** Two days of one delivery, by two associates. */
export const JOURNAL: readonly Fact[] = [...stamped(EVENING, START, 'mia'), ...stamped(MORNING, NEXT_MORNING, 'ben')];

/** A journal of `count` facts, as a count of a whole store makes it. */
export function longJournal(count: number): readonly Fact[] {
  const serials = Array.from({ length: count - 1 }, (_, index) =>
    accepted('3', `D18-${String(index + 1).padStart(6, '0')}`),
  );
  return stamped([opened, ...serials], START, 'mia');
}
