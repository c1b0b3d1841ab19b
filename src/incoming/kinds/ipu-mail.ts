import type { Evidence } from '../../domain/evidence.ts';
import type { OtherSort } from '../../domain/other-mail.ts';
import { mailingDocuments } from '../documents.ts';
import { mailKind } from '../kind.ts';
import { otherSortOf } from '../other-mail.ts';

/**
 * Anything else that the IPU writes: an invitation, a survey, a draft for comments, a mission
 * report. It may speak of decisions and even hold their case lists; it decides nothing.
 */
export const ipuMail = mailKind({
  kind: 'ipu-mail',
  next: 'set-aside',
  recognise({ mail, verdict }): { found: { sort: OtherSort | null }; reasons: Evidence[] } | null {
    if (verdict.result !== 'genuine') return null;
    const other = otherSortOf(mail, mailingDocuments(mail));
    const why: Evidence = other ? { code: 'other-sort', ...other } : { code: 'no-decision' };
    return { found: { sort: other?.sort ?? null }, reasons: [why, ...verdict.evidence] };
  },
});
