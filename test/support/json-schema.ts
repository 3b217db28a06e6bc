/**
 * The part of JSON Schema draft-07 that our schemas use; an unknown keyword throws, so that none is silently passed
 * over.
 */
export interface Schema {
  readonly [keyword: string]: unknown;
}

const PASSIVE = new Set(['$schema', '$id', 'title', 'description', 'definitions']);

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isType(value: unknown, type: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

/** Everything about `value` that breaks the schema, as `path: keyword`. */
export function schemaErrors(root: Schema, value: unknown, schema: Schema = root, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]): string[] => {
    const wrong = (ok: boolean) => (ok ? [] : [`${path}: ${keyword}`]);
    const children = (entries: readonly (readonly [string | number, unknown])[], child: unknown) =>
      entries.flatMap(([key, item]) => schemaErrors(root, item, isObject(child) ? child : {}, `${path}.${key}`));
    if (PASSIVE.has(keyword)) return [];
    switch (keyword) {
      case '$ref': {
        const target = (root.definitions as Record<string, Schema>)[String(wanted).split('/').at(-1) ?? ''];
        return target ? schemaErrors(root, value, target, path) : [`${path}: $ref`];
      }
      case 'type':
        return wrong(isType(value, wanted));
      case 'const':
        return wrong(value === wanted);
      case 'enum':
        return wrong((wanted as unknown[]).includes(value));
      case 'pattern':
        return wrong(typeof value !== 'string' || new RegExp(String(wanted)).test(value));
      case 'minLength':
        return wrong(typeof value !== 'string' || value.length >= Number(wanted));
      case 'maxLength':
        return wrong(typeof value !== 'string' || value.length <= Number(wanted));
      case 'minimum':
        return wrong(typeof value !== 'number' || value >= Number(wanted));
      case 'minItems':
        return wrong(!Array.isArray(value) || value.length >= Number(wanted));
      case 'maxItems':
        return wrong(!Array.isArray(value) || value.length <= Number(wanted));
      case 'items':
        return Array.isArray(value) ? children([...value.entries()], wanted) : [];
      case 'required':
        return isObject(value)
          ? (wanted as string[]).flatMap(name => (name in value ? [] : [`${path}.${name}: required`]))
          : [];
      case 'properties':
        return isObject(value)
          ? Object.entries(wanted as Schema).flatMap(([name, child]) =>
              name in value ? children([[name, value[name]]], child) : [],
            )
          : [];
      case 'additionalProperties': {
        const named = isObject(schema.properties) ? schema.properties : {};
        const others = isObject(value) ? Object.entries(value).filter(([name]) => !(name in named)) : [];
        return wanted === false
          ? others.map(([name]) => `${path}.${name}: additionalProperties`)
          : children(others, wanted);
      }
      default:
        throw new Error(`keyword ${keyword} is not known to this validator`);
    }
  });
}
