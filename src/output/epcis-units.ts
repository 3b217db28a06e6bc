import type { CapturedLine, CapturedSerialRecord, CaptureEvent } from '../domain/model/capture-event.js';
import { classId, commonGtin, namer } from './epcis-ids.js';
import type { EpcisOptions } from './epcis-options.js';
import { stepsOf, type AdjustmentMeaning, type EpcisStep } from './epcis-steps.js';

/** What an EPCIS event says of its units beside their names, in words of CBV 2.0. */
interface UnitDetails {
  readonly 'cbvmda:lotNumber'?: string;
  readonly 'cbvmda:itemExpirationDate'?: string;
}

/** One unit by its name, or as many units of a class as `quantity` says. */
export type Observed = {
  readonly step: EpcisStep;
  readonly details: UnitDetails;
  /** The SSCC of the carton that it came in. */
  readonly carton?: string;
} & ({ readonly epc: string } | { readonly epcClass: string; readonly quantity: number });

const SAME_NAMES: Readonly<Record<AdjustmentMeaning, AdjustmentMeaning>> = {
  found: 'found',
  damaged: 'damaged',
  lost: 'lost',
  stolen: 'stolen',
  destroyed: 'destroyed',
};

/** Every unit that was seen; missing serials make no event, because EPCIS records what was observed. */
export function observedIn(event: CaptureEvent, options: EpcisOptions): readonly Observed[] {
  const nameOf = namer(event, options);
  return event.lines.flatMap((line): readonly Observed[] => {
    const stepOf = stepsOf(event, line, options.adjustments ?? SAME_NAMES);
    const common = commonGtin(line);
    const named = line.serialized ? line.serials : [];
    return [
      ...named.map(unit => {
        return { step: stepOf(unit), ...about(unit), epc: nameOf(line, unit, common) };
      }),
      ...unnamedIn(line).map(({ quantity, ...unit }) => {
        const epcClass = classId(line, unit.gtin ?? common, unit.lot, options);
        return { step: stepOf(unit), ...about(unit), epcClass, quantity };
      }),
    ];
  });
}

type Unnamed = Omit<Partial<CapturedSerialRecord>, 'serial'> & { readonly quantity: number };

/** Units of a line without serials, alike ones together. A file of before there were shares has only their number. */
function unnamedIn({ serialized, countedQty, unreadable = [], shares = [] }: CapturedLine): readonly Unnamed[] {
  if (serialized) {
    return unreadable.map(({ reason: _, conditionReason: reason, unitId: __, at: ___, ...unit }) => {
      return { ...unit, ...(reason !== undefined && { reason }), quantity: 1 };
    });
  }
  const rest = shares.reduce((left, { quantity }) => left - quantity, countedQty);
  return rest > 0 ? [...shares, { quantity: rest }] : shares;
}

function about({ lot, expiry, cartonId = '' }: Partial<CapturedSerialRecord>): Pick<Observed, 'details' | 'carton'> {
  return {
    details: {
      ...(lot !== undefined && { 'cbvmda:lotNumber': lot }),
      ...(expiry !== undefined && { 'cbvmda:itemExpirationDate': expiry }),
    },
    ...(/^\d{18}$/.test(cartonId) && { carton: cartonId }),
  };
}
