/** What a reader sees of a sender, beside what is true: names, look-alikes, where answers go. */

import { isWithin } from '../../domain/domain-name.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { domainOf, isListed } from '../domains.ts';
import { lookalikeOf, mixesAlphabets, skeleton } from '../lookalike.ts';
import { headerOf, headersNamed, type ParsedMail } from '../mail.ts';
import type { TrustRules } from './rules.ts';

/** The IPU's names in its languages and some of ours, as `skeleton` leaves them. */
const ipuNames = [
  'Inter-Parliamentary Union',
  'Union interparlementaire',
  'Unión Interparlamentaria',
  'Interparlamentarische Union',
  'Den Interparlamentariske Union',
  'Interparlamentariska unionen',
].map(skeleton);

const ipuArabic = /الاتحاد البرلماني الدولي/u;
const acronym = /^[^\p{L}\p{N}]*(ipu|uip)(?![\p{L}\p{N}])/iu;

/** Most parliaments have a national group that bears the name with every right. */
const nationalGroup =
  /gr(o|u)up|grupo|grupp|delega|d[ée]l[ée]ga|se[ck]tion|secci[óo]n|\bnational|مجموعة|وفد/iu;

/** Whether the name shown claims to be the IPU itself, or an address of it. */
function claimsIpu(name: string): boolean {
  if (nationalGroup.test(name)) return false;
  const shape = skeleton(name);
  const named = ipuNames.some((one) => shape.startsWith(one)) || ipuArabic.test(name);
  return named || acronym.test(name.normalize('NFKC'));
}

/** Pretence: it passes for somebody whom we trust. Whatever else is proven, it is not genuine. */
export function pretence(mail: ParsedMail, address: string, rules: TrustRules): Evidence[] {
  const domain = domainOf(address);
  const like = lookalikeOf(domain, [...rules.trustedSenders, ...rules.internalDomains]);
  if (like) return [{ code: 'looks-like', domain, like }];
  if (isListed(address, [...rules.trustedSenders, ...rules.internalDomains])) return [];
  const shown = mail.from[0]?.name ?? '';
  const claimed = containedIn(shown, rules);
  if (claimed) return [{ code: 'name-contains', name: claimed }];
  return claimsIpu(shown) ? [{ code: 'name-of-ipu', name: shown, address }] : [];
}

/** A trusted domain or address within a name; `docs-ipu.org` and `ipu.organic` contain none. */
const containedIn = (shown: string, { trustedSenders }: TrustRules): string | undefined =>
  trustedSenders.find((entry) => {
    const text = shown.normalize('NFKC').toLowerCase();
    const at = text.indexOf(entry.toLowerCase());
    const beside = `${text[at - 1] ?? ''} ${text[at + entry.length] ?? ''}`;
    return at >= 0 && !/[\p{L}\p{N}]/u.test(beside.replace('@', ''));
  });

/** There may be one of each (RFC 5322 §3.6); From is looked at first of all. */
const single = ['Subject', 'To'] as const;
const singleToo = ['Date', 'Reply-To', 'Cc', 'Message-ID', 'Content-Type', 'MIME-Version'] as const;

const doubled = (mail: ParsedMail, fields: readonly string[]): Evidence[] =>
  fields.flatMap((field) => {
    const count = headersNamed(mail, field.toLowerCase()).length;
    return count > 1 ? [{ code: 'field-doubled', field, count } as const] : [];
  });

/** Fields that a reader sees and that stand there twice: no signature says which of them is meant. */
export const doubledFields = (mail: ParsedMail): Evidence[] => doubled(mail, single);

const apart = (a: string, b: string): boolean => !isWithin(a, b) && !isWithin(b, a);

/** What a clerk should know beside the verdict; it decides nothing. */
export function oddities(
  mail: ParsedMail,
  address: string,
  rules: TrustRules,
  proven: boolean,
): Evidence[] {
  const domain = domainOf(address);
  const shown = skeleton(mail.from[0]?.name ?? '');
  const ours = isListed(address, rules.internalDomains)
    ? undefined
    : rules.ourNames.find((name) => skeleton(name) !== '' && skeleton(name) === shown);
  const handedIn = domainOf(/<([^<>]*)>/.exec(headerOf(mail, 'return-path'))?.[1] ?? '');
  return [
    ...mail.replyTo
      .filter((to) => apart(domainOf(to.address), domain))
      .map((to) => ({ code: 'answers-elsewhere', address: to.address }) as const),
    ...(ours ? [{ code: 'name-of-ours', name: ours, address } as const] : []),
    ...(mixesAlphabets(domain) ? [{ code: 'mixed-alphabets', domain } as const] : []),
    // Many send through a service; it is a hint only where nothing better is known.
    ...(!proven && handedIn && apart(handedIn, domain)
      ? [{ code: 'returns-elsewhere', domain: handedIn } as const]
      : []),
    ...doubled(mail, singleToo),
  ];
}
