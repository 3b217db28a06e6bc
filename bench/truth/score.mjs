// What an outcome is worth against the truth.

/**
 * `wrong`: a unit that nobody has is counted, silently and in green. `mute` is the same where nothing could have told.
 * `flagged`: what was taken wrongly says that something speaks against it. `needless` questions and refusals are those
 * about clean labels.
 */
export function scoreOf({ truth, isClean, isMute }, found) {
  switch (found.outcome) {
    case 'accepted': {
      const isRight = found.sku === truth.sku && found.serial === truth.serial;
      if (found.isFlagged) return isRight ? 'right, flagged' : 'flagged';
      return isRight ? 'right' : isMute ? 'mute' : 'wrong';
    }
    case 'counted':
      return found.sku === truth.sku && truth.serial === undefined ? 'right' : 'wrong';
    case 'opened':
      if (isClean) return 'needless question';
      return found.sku === truth.sku && truth.serial === undefined ? 'right' : 'asked or refused';
    default:
      if (!isClean) return 'asked or refused';
      return found.outcome === 'asked' ? 'needless question' : 'needless refusal';
  }
}

export const SCORES = [
  'wrong',
  'mute',
  'flagged',
  'needless question',
  'needless refusal',
  'right',
  'right, flagged',
  'asked or refused',
];
