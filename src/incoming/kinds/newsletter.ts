import { mailingDocuments } from '../documents.ts';
import { mailKind } from '../kind.ts';
import { headerOf } from '../mail.ts';
import { listMarkOf } from '../mailing-list.ts';
import { otherSortOf } from '../other-mail.ts';

/** What a list server sends (RFC 2369, RFC 2919), and the IPU's bulletins and press releases however they come. */
export const newsletter = mailKind({
  kind: 'newsletter',
  next: 'set-aside',
  recognise({ mail, verdict }) {
    const list = headerOf(mail, 'list-id') || null;
    const mark = listMarkOf(mail);
    if (mark) return { found: { list }, reasons: [{ code: 'through-list', field: mark }] };
    const other = verdict.result === 'genuine' ? otherSortOf(mail, mailingDocuments(mail)) : null;
    if (other?.sort !== 'bulletin' && other?.sort !== 'press-release') return null;
    return {
      found: { list },
      reasons: [{ code: 'other-sort', ...other }],
    };
  },
});
