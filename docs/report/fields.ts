/** The fields of a JSON Schema, one by one, for a table of the manual. */

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

export interface SchemaField {
  /** `actor.name`; `cases[]` for a list. */
  readonly path: string;
  readonly type: string;
  readonly description: string;
}

interface FieldGroup {
  /** Name of the definition; null: the document itself. */
  readonly name: string | null;
  readonly description: string;
  readonly fields: readonly SchemaField[];
}

/** The fields of the document, then those of each definition; a plain value has none. */
export function fieldGroups(schema: Schema): FieldGroup[] {
  const group = (name: string | null, { description = '', ...rest }: Schema): FieldGroup => ({
    name,
    description,
    fields: fieldsOf(rest, ''),
  });
  return [
    group(null, schema),
    ...Object.entries(schema.$defs ?? {}).map(([name, each]) => group(name, each)),
  ];
}

/** The schema of values that are not null. */
const present = (schema: Schema): Schema =>
  schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;

function fieldsOf({ properties = {} }: Schema, prefix: string): SchemaField[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const inner = present(schema);
    const path = `${prefix}${key}${inner.items ? '[]' : ''}`;
    return [
      { path, type: typeOf(schema), description: schema.description ?? '' },
      ...fieldsOf(inner.items ?? inner, `${path}.`),
    ];
  });
}

function typeOf(schema: Schema): string {
  if (schema.anyOf) return `${typeOf(present(schema))} or null`;
  if (schema.$ref) return schema.$ref.replace('#/$defs/', '');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.items) return `list of ${schema.items.$ref ? typeOf(schema.items) : 'objects'}`;
  // A long list of codes says nothing that its description does not.
  if (schema.enum && schema.enum.length <= 5)
    return schema.enum.map((each) => `\`${each}\``).join(', ');
  return schema.format ?? [schema.type ?? []].flat().join(' or ');
}
