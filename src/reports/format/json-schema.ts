import { z } from 'zod';
import { reportFormat } from '../../domain/report-content.ts';
import { reportSchema } from './schema.ts';

/** The published JSON Schema (draft 2020-12) of a report. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(reportSchema, {
    target: 'draft-2020-12',
    // What is defined once is not repeated where it is described for its place.
    override: ({ jsonSchema }) => {
      if (!jsonSchema.$ref) return;
      for (const key of Object.keys(jsonSchema))
        if (key !== '$ref' && key !== 'description') delete jsonSchema[key];
    },
  });
  const title = `Report of a parliament to the IPU, version ${reportFormat}`;
  return { $schema, $id: `urn:solidarity-desk:report:${reportFormat}`, title, ...rest };
}
