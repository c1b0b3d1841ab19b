/** Which of our mails a mail answers: by the tokens that we put into addresses, Message-IDs and texts. */
import { normaliseToken } from '../domain/token.ts';
import type { ParsedMail } from './mail.ts';

/** `solidarity+TOKEN@…`; letters before the token (`+r-TOKEN`) are allowed. */
const inAddress = (address: string): string | null => {
  const tag = /\+([^@]+)@/.exec(address)?.[1];
  return tag === undefined
    ? null
    : (normaliseToken(tag) ?? normaliseToken(tag.replace(/^[a-z]+[-.]/i, '')));
};

/** `<notice.TOKEN@domain>`: some programs change the case on the way. */
export const tokenInMessageId = (id: string): string | null => {
  const token = /^<[a-z-]+\.([0-9a-z]{26})@[^@>]+>$/i.exec(id)?.[1];
  return token === undefined ? null : normaliseToken(token);
};

/** The tokens in addresses that a mail was sent to: who knows one got a mail of ours, or its bounce. */
export const tokensInAddresses = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.map(inAddress).filter((token) => token !== null)),
];

/**
 * `Ref: TOKEN` as we print it, as it is quoted, and as somebody types it from paper: in capitals,
 * in groups, with o for 0.
 */
const refLine =
  /^[ \t>|*]*ref(?:\.|erence)?[ \t\u00a0]*[:：][ \t\u00a0*]*([0-9a-z][0-9a-z \t\u00a0‐‑–—-]{24,60})/gim;

function inText(text: string): string[] {
  return [...text.slice(0, 500_000).matchAll(refLine)].flatMap((match) => {
    const words = (match[1] ?? '').trim();
    // More words may follow on the line: the shortest beginning that is a token.
    for (let end = 26; end <= words.length; end++) {
      const token = normaliseToken(words.slice(0, end));
      if (token && !/[0-9a-z]/i.test(words[end] ?? '')) return [token];
    }
    return [];
  });
}

/**
 * All tokens, the surest first: from a recipient address, from our Message-IDs (In-Reply-To
 * before References, there the latest first), from a line `Ref: TOKEN`.
 */
export function referencesOf(mail: ParsedMail): { tokens: string[] } {
  const ids = [...mail.inReplyTo, ...mail.references.toReversed()];
  const found = [
    ...mail.recipients.map(inAddress),
    ...ids.map(tokenInMessageId),
    ...inText(mail.text),
  ];
  return { tokens: [...new Set(found.filter((token) => token !== null))] };
}
