// Checked by the compiler alone: what a partner's listener is given.
import type * as serialkit from '../../src/index.js';
import type { Equal, Expect } from './expect-type.js';

type Classes = typeof serialkit;
type EventClass = Extract<keyof Classes, `Serial${string}Event`>;

/** What a listener for the class's own name is given, on any element. */
type Heard<C extends EventClass> = Classes[C]['eventName'] extends infer Name
  ? Name extends keyof HTMLElementEventMap
    ? HTMLElementEventMap[Name]
    : never
  : never;

/** The classes that listeners are not given by their name. */
type Unheard = {
  [C in EventClass]: Equal<Heard<C>, InstanceType<Classes[C]>> extends true ? never : C;
}[EventClass];

type Detail<Name extends keyof HTMLElementEventMap> =
  HTMLElementEventMap[Name] extends CustomEvent<infer D> ? D : never;
type Answer<Name extends 'serial-complete-request' | 'serial-approve-request' | 'serial-verify-request'> = Awaited<
  Parameters<HTMLElementEventMap[Name]['respondWith']>[0]
>;

export type Listeners = [
  Expect<Equal<Unheard, never>>,
  Expect<Equal<Detail<'serial-accepted'>['captured'], serialkit.CapturedSerial>>,
  Expect<Equal<Detail<'serial-problem'>['source'], 'store' | 'device' | 'document' | 'products' | 'host'>>,
  Expect<Equal<Answer<'serial-complete-request'>, serialkit.CompleteAnswer>>,
  Expect<Equal<Answer<'serial-verify-request'>, serialkit.VerifyAnswer>>,
  Expect<Equal<Answer<'serial-approve-request'>, serialkit.ApproveAnswer>>,
];
