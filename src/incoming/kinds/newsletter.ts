import { mailKind } from '../kind.ts';
import { headerOf } from '../mail.ts';

/** What a list server sends (RFC 2369, RFC 2919). */
export const newsletter = mailKind({
  kind: 'newsletter',
  next: 'set-aside',
  recognise({ mail }) {
    const list = ['list-id', 'list-unsubscribe', 'list-post'].find((name) => headerOf(mail, name));
    const bulk = /^(bulk|list)$/i.test(headerOf(mail, 'precedence'));
    if (!list && !bulk) return null;
    const mark = list ?? 'Precedence';
    return {
      found: { list: headerOf(mail, 'list-id') || null },
      reasons: [`sent through a mailing list (${mark})`],
    };
  },
});
