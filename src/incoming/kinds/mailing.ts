import type { Evidence } from '../../domain/evidence.ts';
import type { MailingSort } from '../../domain/mailing.ts';
import type { ArrivedMessage } from '../authenticate.ts';
import { decisionBody } from '../body.ts';
import { mailingDocuments } from '../documents.ts';
import { mailKind } from '../kind.ts';
import { linksIn } from '../links.ts';
import type { ParsedMail } from '../mail.ts';
import { listMarkOf } from '../mailing-list.ts';
import { otherSortOf } from '../other-mail.ts';
import { wordsFound } from '../phrases.ts';

interface WayHere {
  /** Who of our house passed it on; null when it came straight. Forwarded needs a clerk's yes. */
  readonly forwardedBy: string | null;
  /** Id of the mail that was forwarded as an attachment. */
  readonly innerMessageId: string | null;
}

export interface MailingFound extends WayHere {
  readonly sort: MailingSort;
  readonly documents: number;
  /** Where the documents are when none is attached. */
  readonly links: readonly string[];
}

function textsOf(mail: ParsedMail): string {
  const names = mail.attachments.map((part) => part.filename ?? '');
  return [mail.subject, mail.text.slice(0, 200_000), ...names, ...mail.embedded.map(textsOf)].join(
    '\n',
  );
}

/** Pages and files where decisions lie; a press release links to its own page and to forms. */
const toDocuments = /\/file\/\d+|\.(?:pdf|docx?|zip)\b|d(?:e|%C3%A9|é)cision/iu;

/** From the IPU itself, or passed on by one of us, or not proven: then a person decides. */
function wayHere({ mail, verdict }: ArrivedMessage): WayHere | null {
  const { result, forwarded, sender } = verdict;
  if (result === 'genuine') return { forwardedBy: null, innerMessageId: null };
  if (result === 'internal') {
    return forwarded?.trusted ? { forwardedBy: sender, innerMessageId: forwarded.messageId } : null;
  }
  const innerMessageId = mail.embedded[0]?.messageId ?? null;
  return result === 'unknown' ? { forwardedBy: null, innerMessageId } : null;
}

const holdsDecision = (mail: ParsedMail): boolean =>
  decisionBody(mail) !== null || mail.embedded.some(holdsDecision);

function sortOf(mail: ParsedMail, text: string): { sort: MailingSort; words: string[] } {
  const corrigendum = wordsFound(text, 'corrigendum');
  if (corrigendum.length) return { sort: 'corrigendum', words: corrigendum };
  const urgent = [
    ...new Set([...wordsFound(mail.subject, 'urgent'), ...wordsFound(text, 'urgent')]),
  ];
  return urgent.length ? { sort: 'urgent', words: urgent } : { sort: 'decisions', words: [] };
}

function speaksOf(found: readonly string[], attached: number, links: number): Evidence {
  const words = found.join(', ');
  if (attached) return { code: 'speaks-of-attached', words, count: attached };
  return links
    ? { code: 'speaks-of-linked', words, count: links }
    : { code: 'speaks-of-in-text', words };
}

const called = (sort: 'corrigendum' | 'urgent', words: readonly string[]): Evidence => ({
  code: `called-${sort}`,
  words: words.join(', '),
});

/** Decisions on the human rights of parliamentarians: attached, linked, or in the text itself. */
export const mailing = mailKind({
  kind: 'mailing',
  next: 'open-mailing',
  recognise(arrived): { found: MailingFound; reasons: Evidence[] } | null {
    const { mail, verdict } = arrived;
    const way = wayHere(arrived);
    if (!way) return null;
    const attached = mailingDocuments(mail);
    if (otherSortOf(mail, attached)) return null;
    const text = textsOf(mail);
    const genuine = verdict.result === 'genuine';
    const { sort, words } = sortOf(mail, text);
    const decision = [...wordsFound(text, 'decision'), ...words];
    const subject = wordsFound(text, 'subject');
    // The IPU's own covering letters can be very short; from others the subject must be clear.
    if (!decision.length || (!subject.length && !(genuine && attached.length))) return null;
    const links = attached.length ? [] : linksIn(mail).filter((url) => toDocuments.test(url));
    const inText = !attached.length && holdsDecision(mail);
    const unbound = genuine && sort === 'urgent';
    // A bulletin links to decisions too, but it goes through a list.
    const brings =
      attached.length > 0 || (listMarkOf(mail) === null && (links.length > 0 || inText || unbound));
    if (!brings) return null;
    return {
      found: {
        ...way,
        sort,
        documents: attached.length,
        links: attached.length ? [] : linksIn(mail),
      },
      reasons: [
        speaksOf([...decision, ...subject], attached.length, links.length),
        ...(sort === 'decisions' ? [] : [called(sort, words)]),
        ...(way.forwardedBy ? [{ code: 'passed-on-by', address: way.forwardedBy } as const] : []),
        ...verdict.evidence,
      ],
    };
  },
});

/** What a mail brings of which a clerk says that it is a mailing; it never counts as proven by that. */
export function asMailing({ mail, verdict }: ArrivedMessage): {
  found: MailingFound;
  reasons: Evidence[];
} {
  const attached = mailingDocuments(mail);
  return {
    found: {
      forwardedBy: verdict.result === 'internal' ? verdict.sender : null,
      innerMessageId: mail.embedded[0]?.messageId ?? null,
      sort: sortOf(mail, textsOf(mail)).sort,
      documents: attached.length,
      links: attached.length ? [] : linksIn(mail),
    },
    reasons: [{ code: 'mailing-by-clerk' }, ...verdict.evidence],
  };
}
