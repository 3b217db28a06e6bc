/**
 * Units without what binary fractions add to them: a product that is counted by its length or weight has parts of a
 * unit, and 0.1 and 0.2 must be 0.3 however they were counted. Six digits after the point.
 */
export function exact(units: number): number {
  return Number.isInteger(units) ? units : Math.round(units * 1e6) / 1e6;
}
