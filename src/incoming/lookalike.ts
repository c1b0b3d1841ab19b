/** Domains and names that a reader takes for others (UTS 39 §4 calls such letters confusable). */
import { domainToUnicode } from 'node:url';
import { isWithin } from '../domain/domain-name.ts';
import { domainOf } from './domains.ts';

/** Letters of other alphabets, and figures, beside the Latin letters that they are taken for. */
const confusable: Record<string, string> = {
  a: 'аαɑ@',
  b: 'ьЬƅ',
  c: 'сϲᴄ',
  d: 'ԁɗ',
  e: 'еєҽ℮3',
  g: 'ɡԍ9',
  h: 'һհ',
  i: 'іıιӏl1|!ǀɩ',
  j: 'јϳ',
  k: 'кκ',
  m: 'мϻ',
  n: 'ոп',
  o: 'оοօσ0',
  p: 'рρϱ',
  q: 'ԛգ',
  r: 'гɼ',
  s: 'ѕꜱ5$',
  t: 'тτ7',
  u: 'υսцʋ',
  w: 'ԝѡωш',
  x: 'хχ',
  y: 'уүγ',
  z: 'ᴢ2',
};

const latin = new Map(
  Object.entries(confusable).flatMap(([letter, others]) =>
    [...others].map((other): [string, string] => [other, letter]),
  ),
);

/** Two letters that look like one in many fonts. */
const pairs: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

/** What a hasty reader sees: Latin letters only, without accents, hyphens and dots. */
export function skeleton(text: string): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const joined = pairs.reduce((seen, [pair, one]) => seen.replace(pair, one), plain);
  return [...joined]
    .map((letter) => latin.get(letter) ?? letter)
    .join('')
    .replace(/[^a-z]/g, '');
}

/** Letters of more than one alphabet in one label: no registry for people allows it. */
export const mixesAlphabets = (domain: string): boolean =>
  readable(domain)
    .split('.')
    .some(
      (label) =>
        [
          /\p{Script=Latin}/u,
          /\p{Script=Cyrillic}/u,
          /\p{Script=Greek}/u,
          /\p{Script=Armenian}/u,
        ].filter((script) => script.test(label)).length > 1,
    );

/** `xn--ipu-…` as a reader sees it (RFC 3492). */
const readable = (domain: string): string => domainToUnicode(domain) || domain.toLowerCase();

/** One letter more, less, other or exchanged with its neighbour. */
function oneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return (
    short.slice(at + 1) === long.slice(at + 1) ||
    (swapped && short.slice(at + 2) === long.slice(at + 2))
  );
}

const withoutDoubles = (text: string): string => text.replace(/(.)\1+/g, '$1');

/**
 * A slip of one letter in the name, the rest being the same. Of three or four letters every other
 * name is one slip away (`ipa.org` is somebody else), so there only a doubled letter counts.
 */
function misspells(labels: readonly string[], wanted: readonly string[]): boolean {
  const [name = '', ...rest] = labels.slice(-wanted.length);
  const [own = '', ...ownRest] = wanted;
  if (rest.join('.') !== ownRest.join('.') || name === own) return false;
  return own.length < 5
    ? name.length > own.length && withoutDoubles(name) === withoutDoubles(own)
    : oneSlip(name, own);
}

/**
 * The listed domain that a domain only looks like: `ipu.org.docs.example`, `ipu-org.example`,
 * `lpu.org`, `mail.iipu.org`. Null when it looks like none, or is within one of them.
 */
export function lookalikeOf(domain: string, listed: readonly string[]): string | null {
  const own = listed.map((entry) => domainOf(entry));
  if (own.some((parent) => isWithin(domain, parent))) return null;
  const seen = readable(domain);
  const labels = seen.split('.');
  return (
    own.find((parent) => {
      const wanted = parent.split('.');
      const shape = skeleton(parent);
      const tail = labels.slice(-wanted.length).join('.');
      const parts = `.${seen.split(/[.-]/).join('.')}.`;
      return (
        skeleton(seen) === shape ||
        skeleton(tail) === shape ||
        labels.some((label) => label.length > 3 && skeleton(label) === shape) ||
        parts.includes(`.${parent.split('-').join('.')}.`) ||
        misspells(labels, wanted)
      );
    }) ?? null
  );
}
