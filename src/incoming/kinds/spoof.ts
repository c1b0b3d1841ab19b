import { mailKind } from '../kind.ts';

/** Somebody pretends to be the IPU or one of us. */
export const spoof = mailKind({
  kind: 'spoof',
  next: 'set-aside',
  recognise: ({ verdict }) =>
    verdict.result === 'not-genuine'
      ? { found: { claims: verdict.sender }, reasons: verdict.evidence }
      : null,
});
