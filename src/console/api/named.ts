/** The names under which shapes stand in the published description. */
import { z } from 'zod';

/** Of answers and of requests apart: what a request may leave out, an answer has. */
export const answerNames = z.registry<{ id: string }>();
export const requestNames = z.registry<{ id: string }>();

export const named = <T extends z.ZodType>(id: string, schema: T): T => {
  answerNames.add(schema, { id } as never);
  return schema;
};
export const namedRequest = <T extends z.ZodType>(id: string, schema: T): T => {
  requestNames.add(schema, { id } as never);
  return schema;
};
