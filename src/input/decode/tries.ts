/**
 * The ways to look again at a picture that shows nothing at first sight: for light codes on dark and for long ones, for
 * coarse ones, for blurred ones, and by the helper.
 */
export const TRIES = ['inverted', 'coarse', 'blurred', 'helper'] as const;

export type Try = (typeof TRIES)[number];
