import { expect } from '@open-wc/testing';
import * as codes from '../src/codes/index.js';
import * as serialkit from '../src/index.js';
import * as output from '../src/output/index.js';

const FRONT_DOOR = [
  'BridgeSource',
  'InputError',
  'MAX_SERIAL_LENGTH',
  'REFUSAL_CODES',
  'SerialCamera',
  'SerialCountReport',
  'SerialDisputes',
  'SerialDocumentProblems',
  'SerialFlow',
  'SerialFlowList',
  'SerialFlows',
  'SerialListEntry',
  'SerialLookup',
  'SerialRefusedFile',
  'SerialRescan',
  'SerialReview',
  'SerialRevision',
  'SerialScanModal',
  'SerialTimeline',
  'SerialUnits',
  'SerialUnreadable',
  'SerialVerdict',
  'WedgeSource',
  'approvalsNeeded',
  'awaitingSerials',
  'bridgeStub',
  'checkSerial',
  'createCameraSource',
  'createCapture',
  'createFlowStore',
  'handheldProfile',
  'messageOf',
  'mirrorFacts',
  'mismatchesOf',
  'openPlaces',
  'readSerialRule',
  'reasonsMissing',
  'replay',
  'restMissing',
  'serialKey',
  'serialRange',
  'splitSerials',
  'standardProfile',
  'suggestSerial',
  'tagProblems',
];
const CODES = [
  'gs1CheckDigit',
  'hasGs1CheckDigit',
  'hasLuhnDigit',
  'isDeviceId',
  'parseReading',
  'readDeviceId',
  'toGtin14',
];
const OUTPUT = [
  'AUDIT_FORMAT',
  'CAPTURE_EVENT_SCHEMA',
  'EVENT_COLUMNS',
  'EventFormatError',
  'captureEventOf',
  'createEventWriter',
  'eventRows',
  'parseEventFile',
  'readEventFormat',
  'verifyAudit',
  'writeAudit',
  'writeEpcis',
  'writeEventFile',
  'writeEventJson',
  'writePeopleCsv',
];

/** Event classes have tests of their own: test/types/events.test-d.ts and scripts/event-faults.mjs. */
const isEvent = (name: string): boolean => /^Serial\w+Event$/.test(name);

describe('the values that partners import by name', () => {
  it('come and go by decision only', () => {
    const frontDoor = Object.keys(serialkit).filter(name => !isEvent(name));
    expect(frontDoor).to.have.members(FRONT_DOOR);
    expect(Object.keys(codes)).to.have.members(CODES);
    expect(Object.keys(output)).to.have.members(OUTPUT);
  });
});
