/** The rest of a line that lacks units: it is still to come, or nothing is expected of it any more. */
export const RESTS = ['follows', 'closed'] as const;
export type Rest = (typeof RESTS)[number];
