import { mailKind } from '../kind.ts';

/** Takes what no other kind takes; a person looks at it. */
export const otherwise = mailKind({
  kind: 'otherwise',
  next: 'set-aside',
  recognise: ({ verdict }) => ({
    found: {},
    reasons: ['nothing in it is known to the desk', ...verdict.evidence],
  }),
});
