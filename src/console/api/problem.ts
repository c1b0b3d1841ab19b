/** What went wrong, as a program reads it (RFC 9457). */
import { z } from 'zod';
import { named } from './named.ts';

/** Why a request was not done. */
export const problems = {
  'invalid-request': { status: 422, title: 'A value of the request is wrong' },
  unauthorised: { status: 401, title: 'The token is missing, over, revoked or wrong' },
  forbidden: { status: 403, title: 'The token, or the clerk who made it, may not do this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  refused: { status: 409, title: 'The order was not carried out' },
  'still-running': {
    status: 409,
    title: 'The first request with this idempotency key has not been answered',
  },
  'under-way': { status: 409, title: 'Something of the kind is being done already' },
  'key-reused': { status: 422, title: 'The idempotency key was given with another request' },
  'too-large': { status: 413, title: 'The request is too large' },
  'too-many': { status: 429, title: 'Too many requests' },
  fault: { status: 500, title: 'Something went wrong; it has been noted' },
} as const;
export type ProblemKind = keyof typeof problems;

/** Thrown where a request ends; the answer of it is made in one place. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly detail: string | null;
  readonly errors: readonly WrongValue[];
  readonly more: More;
  constructor(
    kind: ProblemKind,
    detail: string | null = null,
    errors: readonly WrongValue[] = [],
    more: More = {},
  ) {
    super(problems[kind].title);
    this.kind = kind;
    this.detail = detail;
    this.errors = errors;
    this.more = more;
  }
}

/** What a program can go by, beside the kind of problem (extension members, RFC 9457 §3.2). */
interface More {
  readonly reason?: string;
  readonly known?: readonly string[];
}

const wrongValue = z.object({
  pointer: z.string().describe('Where: a JSON pointer (RFC 6901) into the body, or the parameter.'),
  detail: z.string().describe('What is wrong with it.'),
});
export type WrongValue = z.infer<typeof wrongValue>;

export const problemSchema = named(
  'Problem',
  z
    .object({
      type: z.string().describe('`urn:solidarity-desk:problem:` and the kind of problem.'),
      title: z.string().describe('The kind of problem in words.'),
      status: z.int().describe('The HTTP status.'),
      detail: z.string().optional().describe('What is wrong with this request.'),
      errors: z.array(wrongValue).optional().describe('Each value that is wrong.'),
      reason: z.string().optional().describe('Why, in a word, where there are several reasons.'),
      known: z.array(z.string()).optional().describe('What there is in its place.'),
    })
    .describe('A problem, as RFC 9457 has it.'),
);

export const problemBody = ({
  kind,
  detail,
  errors,
  more,
}: Problem): z.infer<typeof problemSchema> => ({
  type: `urn:solidarity-desk:problem:${kind}`,
  title: problems[kind].title,
  status: problems[kind].status,
  ...(detail && { detail }),
  ...(errors.length && { errors: [...errors] }),
  ...(more.reason && { reason: more.reason }),
  ...(more.known && { known: [...more.known] }),
});

/** @param where `''` of a body, the name of what held the value otherwise */
export const wrongValues = (error: z.ZodError, where = ''): WrongValue[] =>
  error.issues.map(({ path, message }) => ({
    pointer: [where, ...path.map(String)].join('/'),
    detail: message,
  }));
