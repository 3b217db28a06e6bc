import type { FlowKind, DocumentRef } from './document.js';
import type { Problem } from './input-error.js';
import type { Taker, UnitFacts } from './unit.js';

/** The output of a completed flow, as JSON. Source: docs/formats.md#json-event. Times are ISO 8601 in UTC. */
export interface CaptureEvent {
  /** Name and version of the published JSON Schema. */
  readonly schema: 'serialkit/capture-event/1';
  /** Receivers dedupe by this. */
  readonly eventId: string;
  readonly flow: FlowKind;
  readonly documentId: string;
  readonly refs: readonly DocumentRef[];
  readonly locationId: string;
  /** The other side: source or destination location, or the vendor. */
  readonly counterpartyLocationId?: string;
  readonly deviceId: string;
  readonly userId?: string;
  readonly reason?: string;
  readonly count?: { readonly countId: string; readonly batchId: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The device's offset at completion, such as `+02:00`. */
  readonly utcOffset: string;
  /**
   * Which of the document's completions this is, counted from 1. `isFinal`: none follows. A correction keeps the number
   * of what it supersedes. Absent in events of before there were several.
   */
  readonly receipt?: { readonly number: number; readonly isFinal: boolean };
  readonly lines: readonly CapturedLine[];
  /** The single cartons of these lines; absent where there are none. */
  readonly cartons?: readonly CartonRecord[];
  /** What could not be taken of the document as it stood. Source: docs/documents.md#read-generously. */
  readonly problems?: readonly Problem[];
  /** Who approved the completion in spite of the differences, where the setting `approvals` asks for that. */
  readonly approvedBy?: string;
  /** The event that this one corrects. */
  readonly supersedes?: string;
  /**
   * The hash of the journal's last group before the completion (SHA-256, lower-case hex). The audit of the flow is as
   * it was then if its chain has this hash. Source: docs/storage.md#the-chain. Absent where the store keeps no chain.
   */
  readonly journalHead?: string;
}

/** One carton that the document names, or that was scanned. A kind of carton, such as a case pack, has no record. */
export interface CartonRecord {
  /** An SSCC in 18 digits, or what the document calls it. */
  readonly cartonId: string;
  /**
   * `scanned`: its code has counted units. `opened`: units of its lines were counted without it, one by one or by hand.
   * `not-seen`: neither.
   */
  readonly status: 'scanned' | 'opened' | 'not-seen';
  /** The lines that are packed in it. */
  readonly lineIds: readonly string[];
}

export interface CapturedLine {
  readonly lineId: string;
  readonly sku: string;
  readonly gtin?: string;
  /** All GTINs of the product, where it has several: a unit without a `gtin` of its own may be packed under any. */
  readonly gtins?: readonly string[];
  readonly serialized: boolean;
  readonly expectedQty?: number;
  /** Units that were there, in whatever condition. */
  readonly countedQty: number;
  /** In a count: when somebody last looked for its units, found some or none. Absent where nobody has. */
  readonly countedAt?: string;
  /** How many of them are damaged; they are taken over. */
  readonly damagedQty?: number;
  /** How many of them are rejected; they are not taken over. */
  readonly rejectedQty?: number;
  /** The carton that the document names for the line. */
  readonly cartonId?: string;
  readonly serials: readonly CapturedSerialRecord[];
  readonly missingSerials: readonly string[];
  /**
   * In a count: serials that the ledger saw leave (`out`) or come (`in`) since the count began. They are no difference:
   * `status` compares what was there when the count began.
   */
  readonly moved?: { readonly out: readonly string[]; readonly in: readonly string[] };
  /** Units that count without a serial, because their label cannot be read. */
  readonly unreadable?: readonly UnreadableRecord[];
  /** Of a product without serials: its units, by what is known of them. Together as many as `countedQty`. */
  readonly shares?: readonly ShareRecord[];
  /** What was counted before each recount, oldest first. */
  readonly earlierCounts?: readonly number[];
  /**
   * `match`: nothing differs; where something is expected, exactly the lines with a check mark. `over`, `under`: the
   * quantity differs, also where it is tolerated. `substituted`: the quantity fits, or none is expected, but not every
   * unit is right: serials are missing, unexpected or flagged, labels cannot be read, or units are damaged or rejected.
   * `unexpected`: the product itself is. `not-counted`: nobody has looked, so that a count's zero is no result. Source:
   * docs/flows.md#what-differs.
   */
  readonly status: 'match' | 'over' | 'under' | 'substituted' | 'unexpected' | 'not-counted';
  /**
   * Reason codes by mismatch. In returns and adjustments `moved` is why the line's units move, whatever else differs.
   */
  readonly reasons?: Readonly<Record<string, string>>;
  /**
   * The units that the line lacks: another receipt will have them, or nothing more is expected (EANCOM RECADV DE 4221
   * `BP` and `CP`). Absent where none lack, where nobody was asked, and where the kind of flow or the setting
   * `partialReceipts` leaves no choice.
   */
  readonly rest?: 'follows' | 'closed';
}

/** A unit without a readable label. `by`: see `CapturedSerialRecord`. */
export interface UnreadableRecord extends Omit<UnitFacts, 'reason'> {
  readonly unitId: string;
  /** What is wrong with its label. */
  readonly reason: string;
  /** Why it is not good, or why it moves. */
  readonly conditionReason?: string;
  readonly at: string;
}

/** Units without serials that are alike. `by`: see `CapturedSerialRecord`. */
export interface ShareRecord extends UnitFacts {
  readonly quantity: number;
  /** When the last of them was counted or marked. */
  readonly at: string;
  /** The GTIN that was read, where the product has several. */
  readonly gtin?: string;
  readonly flags?: readonly string[];
}

/** A serial as captured. */
export interface CapturedSerialRecord extends UnitFacts {
  /** Who captured it, and on which device, where that is not who completed the flow. */
  readonly by?: Taker;
  readonly serial: string;
  /** The GTIN that was read with the serial, or with its product just before; it need not be the line's. */
  readonly gtin?: string;
  readonly at: string;
  readonly source: string;
  /** The text as the device gave it, where it differs from the serial. */
  readonly raw?: string;
  readonly symbology?: string;
  /** Application identifiers of the product's symbol that was scanned before it, and of its own. */
  readonly ais?: readonly (readonly [string, string])[];
  readonly warnings?: readonly string[];
  /** On the line's list, or one of the units that the list leaves open because it names fewer. */
  readonly expected?: boolean;
  /** The codes that still speak against the serial, which was accepted all the same. */
  readonly flags?: readonly string[];
  readonly verification?: 'verified' | 'unverified' | 'disputed' | 'kept';
  /** The sale that the ledger knew of when the serial was captured. */
  readonly sale?: { readonly receipt?: string; readonly at?: string; readonly locationId: string };
  /** The last day of the warranty, as far as the ledger knew. */
  readonly warrantyUntil?: string;
}
