import { mailKind } from '../kind.ts';

/** Takes what no other kind takes; a person looks at it. */
export const otherwise = mailKind({
  kind: 'otherwise',
  next: 'set-aside',
  recognise: ({ verdict }) => ({
    found: {},
    reasons: [{ code: 'nothing-known' }, ...verdict.evidence],
  }),
});
