import type { FlowKind } from '../domain/document.js';

/** What the host is asked about one serial. */
export interface VerifyQuestion {
  readonly flow: FlowKind;
  readonly documentId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly serial: string;
}

/** The host's word: known and fine here, or unknown / not allowed with an optional reason for the associate. */
export interface VerifyAnswer {
  readonly known: boolean;
  readonly message?: string;
}

/** Questions to the host. Each answer has a time limit; `undefined` means: nobody answered (offline, too late, nobody listens). */
export interface Host {
  verify(question: VerifyQuestion): Promise<VerifyAnswer | undefined>;
  mayComplete(flowId: string): Promise<{ readonly allowed: boolean; readonly message?: string } | undefined>;
}
