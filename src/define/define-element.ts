import { SerialProblemEvent, type SerialProblemDetail } from '../events/outcomes/serial-problem.js';
import { tagProblems } from '../elements/view/tag-problems.js';

/**
 * Registers an element. Where its tag is taken already, or the page refuses it, that is told and no error is thrown, so
 * that the other tags are registered all the same; in Node it does nothing.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const { customElements } = globalThis;
  const there = customElements?.get(tag);
  if (!customElements || there === element || there?.prototype instanceof element) return;
  if (there) return tell(tag, 'isOfSerialkit' in there ? 'second-copy' : 'tag-taken');
  try {
    customElements.define(tag, element);
  } catch {
    defineAnew(tag, element);
  }
}

/** The page may have given the class a tag of its own, and a class has one tag only. */
function defineAnew(tag: string, element: CustomElementConstructor): void {
  try {
    customElements.define(tag, class extends element {});
  } catch (error) {
    tell(tag, 'tag-refused', String(error));
  }
}

const MESSAGES = {
  'second-copy': 'is of another copy of serialkit, which was loaded before',
  'tag-taken': 'was defined before by something that is not of serialkit',
  'tag-refused': 'cannot be defined:',
};

function tell(tag: string, code: keyof typeof MESSAGES, reason = ''): void {
  const message = `<${tag}> ${MESSAGES[code]} ${reason}`.trim();
  const problem: SerialProblemDetail = { code, source: 'host', message, tag };
  tagProblems.set(tag, problem);
  // Once the script that imports us has run, and listens.
  queueMicrotask(() => globalThis.dispatchEvent(new SerialProblemEvent(problem)));
}
