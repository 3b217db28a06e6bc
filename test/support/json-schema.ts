/**
 * The part of JSON Schema draft-07 that our schemas use; an unknown keyword throws, so that none is silently passed
 * over.
 */
export interface Schema {
  readonly [keyword: string]: unknown;
}

const PASSIVE = new Set(['$schema', '$id', '$comment', 'title', 'description', 'definitions', 'then', 'format']);

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
    const fits = (child: Schema) => schemaErrors(root, value, child, path).length === 0;
    if (PASSIVE.has(keyword)) return [];
    switch (keyword) {
      case '$ref': {
        const target = (root.definitions as Record<string, Schema>)[
          decodeURIComponent(String(wanted).split('/').at(-1) ?? '')
        ];
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
      case 'allOf':
        return (wanted as Schema[]).flatMap(child => schemaErrors(root, value, child, path));
      case 'anyOf':
        return wrong((wanted as Schema[]).some(child => fits(child)));
      case 'oneOf':
        return wrong((wanted as Schema[]).filter(child => fits(child)).length === 1);
      case 'not':
        return wrong(!fits(wanted as Schema));
      case 'if':
        return fits(wanted as Schema) ? schemaErrors(root, value, (schema.then ?? {}) as Schema, path) : [];
      case 'uniqueItems':
        return wrong(!Array.isArray(value) || new Set(value.map(item => JSON.stringify(item))).size === value.length);
      case 'propertyNames':
        return isObject(value)
          ? Object.keys(value).flatMap(name => schemaErrors(root, name, wanted as Schema, `${path}.${name}`))
          : [];
      default:
        throw new Error(`keyword ${keyword} is not known to this validator`);
    }
  });
}
