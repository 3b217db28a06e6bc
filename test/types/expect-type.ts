/** Holds only where both are the same type, `any` and optional fields told apart. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

export type Extends<A, B> = [A] extends [B] ? true : false;

/** Does not compile unless it is given true. */
export type Expect<T extends true> = T;

export type ExpectNot<T extends false> = T;
