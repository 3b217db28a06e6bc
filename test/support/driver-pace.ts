/**
 * Figures of the wedge with which a browser driver's typing passes for a scanner: its keys are real, but come at its
 * own pace.
 */
export const driverPace = {
  fastMs: 400,
  armedMs: 400,
  holdMs: 1500,
  fieldHoldMs: 1500,
  longestHoldMs: 1500,
  terminatorMs: 1500,
  leadInMs: 1500,
  unheardMs: 0,
};
