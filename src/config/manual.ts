/** The manual's sentences, taken from where the fields are declared: for `desk init` and docs/configuration.md. */
import { z } from 'zod';
import { environmentSchema } from './environment.ts';
import { configSchema } from './schema.ts';

export interface Field {
  /** `approval.mode`; `committees[].code` within lists. */
  readonly path: string;
  readonly sentence: string;
  /** As written in YAML; null where a value is required. */
  readonly byDefault: string | null;
  readonly isGroup: boolean;
}

/** Wrappers (default, optional, …) hide the type that they wrap. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType, in: inner } = schema._zod.def as {
    innerType?: z.core.$ZodType;
    in?: z.core.$ZodType;
  };
  const next = innerType ?? (schema instanceof z.ZodPipe ? inner : undefined);
  return next ? unwrap(next) : schema;
}

function defaultOf(schema: z.core.$ZodType): string | null {
  const result = z.safeParse(schema as z.ZodType, undefined);
  if (!result.success) return null;
  return result.data === undefined ? 'unset' : JSON.stringify(result.data);
}

function fieldsIn(shape: Record<string, z.core.$ZodType>, prefix: string): Field[] {
  return Object.entries(shape).flatMap(([key, schema]) => {
    const path = `${prefix}${key}`;
    const inner = unwrap(schema);
    const element = inner instanceof z.ZodArray ? unwrap(inner.element) : null;
    const group =
      inner instanceof z.ZodObject ? inner : element instanceof z.ZodObject ? element : null;
    const own: Field = {
      path,
      sentence: (schema as z.ZodType).description ?? '',
      byDefault: group && !element ? null : defaultOf(schema),
      isGroup: group !== null,
    };
    return [own, ...(group ? fieldsIn(group.shape, `${path}${element ? '[]' : ''}.`) : [])];
  });
}

export const configFields = (): Field[] => fieldsIn(configSchema.shape, '');
export const environmentFields = (): Field[] => fieldsIn(environmentSchema.shape, '');
