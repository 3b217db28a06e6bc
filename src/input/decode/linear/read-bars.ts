import type { Symbology } from '../../../codes/reading.js';
import { reversed, runWidth, span, type Bars, type BarsRead } from './bars.js';
import { readCodabar } from './codabar.js';
import { readCode128 } from './code-128.js';
import { readCode39 } from './code-39.js';
import { readCode93 } from './code-93.js';
import { readEanUpc } from './ean-upc.js';
import { readItf } from './itf.js';

/** A linear symbol on a scan line; `from` and `to` are places on it. */
export interface LineRead {
  readonly text: string;
  readonly symbology: Symbology;
  readonly from: number;
  readonly to: number;
  /** Alone, the row is not worth much: its characters are far from their patterns. */
  readonly isUnclear?: boolean;
  /** Another picture should say the same before it counts. */
  readonly isDoubtful?: boolean;
  /** The text is only likely, and counts as read where another frame makes it likely, too. */
  readonly isLikely?: boolean;
}

/** The smallest symbol, a UPC-E, has 33 runs; Code 128 with one character has 25. */
const FEWEST_RUNS = 24;

/**
 * Reads every symbol on a line, in both directions. Most places are ruled out by the light that must stand before a
 * symbol.
 */
export function readBars(bars: Bars): LineRead[] {
  const forwards = readOneWay(bars);
  if (forwards.length > 0) return forwards;
  return readOneWay(reversed(bars)).map(read => ({
    ...read,
    from: bars.length - read.to,
    to: bars.length - read.from,
  }));
}

function readOneWay(bars: Bars): LineRead[] {
  const reads: LineRead[] = [];
  for (let at = 0; at + FEWEST_RUNS < bars.count; at += 2) {
    // Even the densest symbol has a quiet zone wider than an average run and a half.
    if (runWidth(bars, at - 1) < (span(bars, at, 6) / 6) * 1.5) continue;
    const read = readAt(bars, at);
    if (!read) continue;
    reads.push({
      text: read.text,
      symbology: read.symbology,
      ...(read.isUnclear && { isUnclear: true }),
      from: bars.edges[at] ?? 0,
      to: bars.edges[read.end] ?? bars.length,
    });
    at = read.end - 1;
  }
  return reads;
}

function readAt(bars: Bars, at: number): (BarsRead & { readonly symbology: Symbology }) | undefined {
  return (
    named('code-128', readCode128(bars, at)) ??
    readEanUpc(bars, at) ??
    named('code-39', readCode39(bars, at)) ??
    named('code-93', readCode93(bars, at)) ??
    named('itf', readItf(bars, at)) ??
    named('codabar', readCodabar(bars, at))
  );
}

function named(
  symbology: Symbology,
  read: BarsRead | undefined,
): (BarsRead & { readonly symbology: Symbology }) | undefined {
  return read && { ...read, symbology };
}
