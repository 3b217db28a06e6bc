/**
 * A value as JSON of which there is one form only: no blanks, and the names of each object in the order of their UTF-16
 * code units. Whatever has kept or passed on the value as JSON, in whatever order of names, the text is the same.
 * Source: RFC 8785. Its numbers and texts are those of `JSON.stringify`.
 */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let fields = '';
  for (const name of Object.keys(value).sort()) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (field !== undefined) fields += `${fields && ','}${JSON.stringify(name)}:${canonical(field)}`;
  }
  return `{${fields}}`;
}
