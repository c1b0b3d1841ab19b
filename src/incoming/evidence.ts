/**
 * Everything that a verdict can rest on, as a closed list: a code with its parameters, and the
 * sentence that a clerk reads. Parameters come from hostile mails and are shortened.
 */

const sentences = {
  // What our own mail server wrote.
  'server-dmarc-passed': ({ domain }: { domain: string }) => `DMARC passed for ${domain}`,
  'server-dmarc-failed': ({ domain }: { domain: string }) => `DMARC failed for ${domain}`,
  'server-dmarc-elsewhere': ({ about, domain }: { about: string; domain: string }) =>
    `DMARC passed for ${about}, but the mail is from ${domain}`,
  'server-dkim-passed': ({ domain }: { domain: string }) => `a valid DKIM signature of ${domain}`,
  'server-silent': (_: object) => 'our mail server says nothing about the sender',
  'server-unsure': ({ said }: { said: string }) =>
    `our mail server could not prove the sender (${said})`,
  'server-results-ignored': ({ servers }: { servers: string }) =>
    `results of ${servers} were ignored: only ours count`,

  // What we found about signatures ourselves.
  'signature-valid': ({ domain, selector }: { domain: string; selector: string }) =>
    `a valid signature of ${domain} (DKIM, key ${selector})`,
  'signature-valid-dmarc': ({ domain, selector }: { domain: string; selector: string }) =>
    `a valid signature of ${domain} (DKIM, key ${selector}), as ${domain} asks for (DMARC)`,
  'seal-valid': ({ sealer, domain }: { sealer: string; domain: string }) =>
    `${sealer}, a mail server that we trust, has sealed that ${domain} was proven when it came in (ARC)`,
  'seal-broken': ({ sealer }: { sealer: string }) =>
    `it carries a seal of ${sealer} that is not valid (ARC)`,
  'seal-says-nothing': ({ sealer, domain }: { sealer: string; domain: string }) =>
    `the seal of ${sealer} does not say that ${domain} was proven (ARC)`,
  'seal-untrusted': ({ sealer }: { sealer: string }) =>
    `the seal of ${sealer} was ignored: it is not among the servers whose seals count (ARC)`,
  unsigned: ({ domain }: { domain: string }) =>
    `it carries no signature that could prove ${domain}`,
  'signature-other-domain': ({ domain, from }: { domain: string; from: string }) =>
    `the signature of ${domain} says nothing about ${from}`,
  'signature-not-accepted': ({ domain, from }: { domain: string; from: string }) =>
    `${from} does not accept the signature of ${domain} for its mails (DMARC)`,
  'signature-part-of-text': ({ domain }: { domain: string }) =>
    `the signature of ${domain} covers only the beginning of the text (l=); the rest may be anybody's`,
  'signature-leaves-out': ({ domain, field }: { domain: string; field: string }) =>
    `the signature of ${domain} does not cover ${field}, which anybody may have written`,
  'signature-expired': ({ domain, on }: { domain: string; on: string }) =>
    `the signature of ${domain} expired on ${on}`,
  'signature-from-future': ({ domain, on }: { domain: string; on: string }) =>
    `the signature of ${domain} claims to be of ${on}, which is still to come`,
  'signature-weak-hash': ({ domain }: { domain: string }) =>
    `the signature of ${domain} uses a method that is no longer safe (rsa-sha1)`,
  'signature-malformed': ({ domain }: { domain: string }) =>
    `the signature of ${domain} is not written as it must be`,
  'signature-broken': ({ domain }: { domain: string }) =>
    `the signature of ${domain} does not fit: the mail was changed after it was signed, or the signature is false`,
  'key-missing': ({ domain, selector }: { domain: string; selector: string }) =>
    `${domain} publishes no key ${selector}, so its signature proves nothing`,
  'key-unusable': ({ domain, selector }: { domain: string; selector: string }) =>
    `the key ${selector} of ${domain} cannot be used, so its signature proves nothing`,
  'key-too-short': ({ domain }: { domain: string }) =>
    `the key of ${domain} is shorter than 1024 bits and can be broken`,
  'key-short': ({ domain, bits }: { domain: string; bits: number }) =>
    `the key of ${domain} has ${bits} bits; 2048 are the rule today`,
  'key-for-tests': ({ domain }: { domain: string }) =>
    `${domain} says that it is only testing this key (t=y)`,
  'dns-silent': ({ domain }: { domain: string }) =>
    `DNS did not answer for ${domain}, so the signature could not be checked`,
  'too-many-signatures': ({ count }: { count: number }) =>
    `it carries ${count} signatures, too many to be checked`,
  'header-malformed': (_: object) =>
    'its header holds lines that belong to no field, so nobody can say what was signed',
  'header-too-long': (_: object) => 'its header is too long to be checked',
  'read-two-ways': (_: object) => 'its sender can be read in two ways',
  'fields-not-signed': ({ fields }: { fields: string }) =>
    `not covered by the signature: ${fields}`,

  // Who it says it is.
  'several-from-fields': ({ count }: { count: number }) => `the mail has ${count} From fields`,
  'several-senders': ({ count }: { count: number }) => `the mail names ${count} senders`,
  'no-sender': (_: object) => 'the mail has no sender address that can be read',
  'field-doubled': ({ field, count }: { field: string; count: number }) =>
    `the mail has ${count} ${field} fields where there may be one; one may have been added later`,
  'trusted-sender': ({ address }: { address: string }) => `${address} is a trusted sender`,
  'of-our-house': ({ address }: { address: string }) => `${address} is of our own house`,
  'on-no-list': ({ address }: { address: string }) => `${address} is on no list`,
  'looks-like': ({ domain, like }: { domain: string; like: string }) =>
    `${domain} looks like ${like}, but is not`,
  'mixed-alphabets': ({ domain }: { domain: string }) =>
    `${domain} mixes letters of several alphabets`,
  'name-contains': ({ name }: { name: string }) =>
    `the name shown contains ${name}, the address does not`,
  'name-of-ipu': ({ name, address }: { name: string; address: string }) =>
    `the name shown is “${name}”, but ${address} is no address of the IPU`,
  'name-of-ours': ({ name, address }: { name: string; address: string }) =>
    `the name shown is ${name}, whom we know, but ${address} is no address of our house`,
  'answers-elsewhere': ({ address }: { address: string }) =>
    `answers would go to ${address}, another domain`,
  'returns-elsewhere': ({ domain }: { domain: string }) =>
    `it was handed in by ${domain}, another domain (Return-Path)`,

  // What is passed on.
  'forwards-trusted': ({ sender }: { sender: string }) =>
    `it passes on a mail that names ${sender} as its sender; that is no proof`,
  'forwards-other': ({ sender }: { sender: string }) =>
    `it passes on a mail of ${sender}, who is no trusted sender`,
  'may-not-forward': ({ address }: { address: string }) =>
    `${address} is not among those who may pass on mails of the IPU`,
  'inner-signature-valid': ({ domain }: { domain: string }) =>
    `the mail passed on still carries a valid signature of ${domain}`,
  'inner-signature-open': (_: object) =>
    'the signature of the mail passed on could not be confirmed, which is usual after forwarding',
} as const satisfies Record<string, (parameters: never) => string>;

type Sentences = typeof sentences;
export type Evidence = {
  [C in keyof Sentences]: { readonly code: C } & Readonly<Parameters<Sentences[C]>[0]>;
}[keyof Sentences];

const longest = 120;
const shortened = (value: unknown): unknown =>
  typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value;

/** In English; the one place where a code becomes words. */
export function sentenceOf(evidence: Evidence): string {
  const parameters = Object.entries(evidence).map(([name, value]) => [name, shortened(value)]);
  return sentences[evidence.code](Object.fromEntries(parameters) as never);
}
