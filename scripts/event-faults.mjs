// Checks that every event class that the package exports is fired and documented. A class that nobody fires is a
// promise to partners that is not kept.
import { readdirSync, readFileSync } from 'node:fs';

/** The event classes that `src/events/index.ts` exports, each with its event's name and the text of its file. */
export function exportedEvents(folder = 'src/events') {
  const index = readFileSync(`${folder}/index.ts`, 'utf8');
  return [...index.matchAll(/from '[.]\/([\w/-]+)[.]js'/g)].flatMap(([, file]) => {
    const text = readFileSync(`${folder}/${file}.ts`, 'utf8');
    const className = /export class (\w+) extends/.exec(text)?.[1];
    return className ? [{ className, name: /eventName = '([\w-]+)'/.exec(text)?.[1], text }] : [];
  });
}

/** The source outside the events' own folder, where they are fired. */
export function firingSource() {
  return /** @type {string[]} */ (readdirSync('src', { recursive: true }))
    .filter(path => path.endsWith('.ts') && !/^events[/\\]/.test(path))
    .map(path => readFileSync(`src/${path}`, 'utf8'))
    .join('\n');
}

/**
 * What is wrong, a line each; none when all is well.
 * @param {{ className: string, name?: string | undefined, text: string }[]} events as `exportedEvents` gives them
 * @param {string} source where they should be fired
 * @param {{ tag: string, name: string, className?: string | undefined }[]} told the `@fires` of public elements
 */
export function eventFaults(events, source, told) {
  const classOf = new Map(events.map(({ name, className }) => [name, className]));
  return [
    ...events.flatMap(({ className, name, text }) => [
      ...(new RegExp(`new ${className}\\(`).test(source) ? [] : [`${className} is exported, and never fired`]),
      ...(text.includes(`'${name}': ${className};`) ? [] : [`${className} is not in the DOM's map of events`]),
      ...(told.some(fired => fired.name === name) ? [] : [`${className} is in no element's @fires`]),
    ]),
    ...told
      .filter(({ name, className }) => classOf.get(name) !== className)
      .map(({ tag, name, className }) => `${tag}: @fires {${className}} ${name} is no event that is exported`),
  ];
}
