import type { DocumentInput, DocumentLineInput } from '../../src/domain/inputs/document-input.js';
import type { SettingsInput } from '../../src/domain/inputs/settings-input.js';
import { FLOW_KINDS, type FlowKind } from '../../src/domain/model/document.js';
import { MISMATCHES, PARTIAL_RECEIPTS, POLICY_CODES, REPORTED_CODES } from '../../src/domain/model/settings.js';
import { POLICY_ACTIONS } from '../../src/domain/model/verdict.js';
import type { Chance } from './chance.js';
import { serialOf, SKUS, type Sku } from './labels.js';

const HERE = 'STORE-042';
const ODD_IDS = ['a/b%2F', '../..', '__proto__', 'constructor', 'ä ö', '"', '\u{1f4a5}', 'x'.repeat(200), '0'];
/** Reasons that an associate may give. */
export const REASONS = ['damaged', 'found'] as const;

function idOf(chance: Chance): string {
  return chance.weighted([
    [6, () => `DOC-${chance.below(1000)}`],
    [2, () => chance.uuid()],
    [2, () => chance.of(ODD_IDS)],
  ]);
}

function lineOf(chance: Chance): DocumentLineInput {
  const sku = chance.isIn(0.05) ? 'NOT-IN-FEED' : chance.of(SKUS);
  const listed = new Set(
    sku in { CABLE: 1, 'NOT-IN-FEED': 1 } ? [] : chance.list(8, () => listedOf(chance, sku as Sku)),
  );
  return {
    sku,
    ...(chance.isIn(0.8) && { expectedQty: listed.size + chance.below(4) }),
    ...(listed.size > 0 && chance.isIn(0.7) && { expectedSerials: [...listed] }),
    ...(chance.isIn(0.3) && { serialPolicy: chance.of(['advisory', 'none'] as const) }),
    ...(chance.isIn(0.1) && { cartonId: '123456789012345675' }),
  };
}

/** A serial that a document may list. */
function listedOf(chance: Chance, sku: Sku): string {
  const serial = serialOf(chance, sku);
  return /^[\w-]{1,128}$/.test(serial) ? serial : 'S1000';
}

/** What the host asks to be worked. Some of them it should not: those are refused. */
export function documentOf(chance: Chance): DocumentInput {
  const flow: FlowKind = chance.of(FLOW_KINDS);
  const isReceiving = flow === 'asn-receiving' || flow === 'transfer-receive';
  const lines = chance.list(5, () => lineOf(chance));
  if (isReceiving && lines.length === 0) lines.push(lineOf(chance));
  const needs: Partial<Record<FlowKind, Partial<DocumentInput>>> = {
    'transfer-receive': { sourceLocationId: 'STORE-001' },
    'transfer-ship': { destinationLocationId: 'STORE-002' },
    'return-to-vendor': { vendorId: 'VENDOR' },
    'cycle-count': {
      count: { countId: chance.of(['COUNT-1', 'COUNT-2']), batchId: idOf(chance), blind: chance.isIn(0.5) },
    },
    adjustment: { direction: chance.of(['plus', 'minus'] as const), reason: REASONS[0] },
  };
  return { flow, documentId: idOf(chance), locationId: HERE, lines, ...needs[flow] };
}

function policiesOf(chance: Chance): Record<string, string> {
  const codes = POLICY_CODES.filter(() => chance.isIn(0.3));
  return Object.fromEntries(
    codes.map(code => {
      const isReported = REPORTED_CODES.some(reported => reported === code);
      return [code, chance.of(POLICY_ACTIONS.filter(action => action !== 'accept' || !isReported))];
    }),
  );
}

export function settingsOf(chance: Chance): SettingsInput {
  const policies = Object.fromEntries(FLOW_KINDS.map(kind => [kind, policiesOf(chance)]));
  return {
    deviceId: chance.of(['till-1', 'till-2']),
    ...(chance.isIn(0.5) && { userId: chance.of(['ann', 'bo']) }),
    policies,
    enableSerializedInventory: !chance.isIn(0.05),
    ...(chance.isIn(0.5) && { reasonCodes: REASONS.map(code => ({ code })) }),
    requireReasons: chance.isIn(0.5),
    ...(chance.isIn(0.2) && { approvals: { [chance.of(FLOW_KINDS)]: [chance.of(MISMATCHES)] } }),
    ...(chance.isIn(0.2) && { overTolerance: { [chance.of(FLOW_KINDS)]: 2 } }),
    ...(chance.isIn(0.2) && { partialReceipts: { [chance.of(FLOW_KINDS)]: chance.of(PARTIAL_RECEIPTS) } }),
    // The second hand that folds the facts knows one version of a document.
    revisions: 'ignore',
    requestTimeoutMs: 50,
    approvalTimeoutMs: 50,
    keepDays: chance.isIn(0.2) ? 0 : 30,
  };
}
