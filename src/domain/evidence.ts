/**
 * What was found about a message: who sent it, what it is taken for, why it could not be handled.
 * A closed list of codes with what each tells; what is said of them stands in the catalogues.
 */
import type { OtherSort } from './other-mail.ts';
import { shortened } from './storable.ts';

interface Told {
  readonly domain: string;
  /** Of what the server speaks in place of the sender's domain. */
  readonly about: string;
  /** The domain in From. */
  readonly from: string;
  /** Under which name the domain publishes its key (RFC 6376 §3.1). */
  readonly selector: string;
  readonly bits: number;
  /** The domain of the server that sealed. */
  readonly sealer: string;
  /** What a server wrote: results (`dkim=none, spf=pass`), or action and status (`failed (5.1.1)`). */
  readonly said: string;
  readonly servers: string;
  /** A header field, with its value where that matters. */
  readonly field: string;
  readonly fields: string;
  /** A `Day`, unless the signature names none that the calendar has. */
  readonly on: string;
  readonly count: number;
  readonly address: string;
  /** The domain that it looks like. */
  readonly like: string;
  readonly name: string;
  readonly sender: string;
  /** Of the message itself, word for word. */
  readonly words: string;
  readonly sort: OtherSort;
  readonly verb: string;
  /** What an error says, for whoever mends it. */
  readonly error: string;
}
type Codes = Readonly<Record<string, readonly (keyof Told)[]>>;

const ofServer = {
  'server-dmarc-passed': ['domain'],
  'server-dmarc-failed': ['domain'],
  'server-dmarc-elsewhere': ['about', 'domain'],
  'server-dkim-passed': ['domain'],
  'server-silent': [],
  'server-unsure': ['said'],
  'server-results-ignored': ['servers'],
} as const satisfies Codes;

/** What we found about signatures ourselves. */
const ofSignatures = {
  'signature-valid': ['domain', 'selector'],
  'signature-valid-dmarc': ['domain', 'selector'],
  'seal-valid': ['sealer', 'domain'],
  'seal-broken': ['sealer'],
  'seal-says-nothing': ['sealer', 'domain'],
  'seal-untrusted': ['sealer'],
  unsigned: ['domain'],
  'signature-other-domain': ['domain', 'from'],
  'signature-not-accepted': ['domain', 'from'],
  'signature-part-of-text': ['domain'],
  'signature-leaves-out': ['domain', 'field'],
  'signature-expired': ['domain', 'on'],
  'signature-from-future': ['domain', 'on'],
  'signature-weak-hash': ['domain'],
  'signature-malformed': ['domain'],
  'signature-broken': ['domain'],
  'key-missing': ['domain', 'selector'],
  'key-unusable': ['domain', 'selector'],
  'key-too-short': ['domain'],
  'key-short': ['domain', 'bits'],
  'key-for-tests': ['domain'],
  'dns-silent': ['domain'],
  'too-many-signatures': ['count'],
  'header-malformed': [],
  'header-too-long': [],
  'read-two-ways': [],
  'fields-not-signed': ['fields'],
} as const satisfies Codes;

/** Who it says it is. */
const ofSender = {
  'several-from-fields': ['count'],
  'several-senders': ['count'],
  'no-sender': [],
  'field-doubled': ['field', 'count'],
  'trusted-sender': ['address'],
  'of-our-house': ['address'],
  'on-no-list': ['address'],
  'looks-like': ['domain', 'like'],
  'mixed-alphabets': ['domain'],
  'name-contains': ['name'],
  'name-of-ipu': ['name', 'address'],
  'name-of-ours': ['name', 'address'],
  'answers-elsewhere': ['address'],
  'returns-elsewhere': ['domain'],
} as const satisfies Codes;

/** What is passed on. */
const ofForwarded = {
  'forwards-trusted': ['sender'],
  'forwards-other': ['sender'],
  'may-not-forward': ['address'],
  'inner-signature-valid': ['domain'],
  'inner-signature-open': [],
} as const satisfies Codes;

/** Why it is taken for what it is taken for. */
const ofKind = {
  // A mailing; `count` files or links bring it.
  'speaks-of-attached': ['words', 'count'],
  'speaks-of-linked': ['words', 'count'],
  'speaks-of-in-text': ['words'],
  'called-corrigendum': ['words'],
  'called-urgent': ['words'],
  'passed-on-by': ['address'],
  'mailing-by-clerk': [],
  // What else the IPU or a list sends.
  'other-sort': ['sort', 'words'],
  'no-decision': [],
  'through-list': ['field'],
  // Answers and orders.
  'answers-ours': [],
  'answers-perhaps-ours': [],
  order: ['verb'],
  // What no person wrote.
  'delivery-report': ['said'],
  'by-a-desk': [],
  'says-automatic': ['field'],
  receipt: [],
  'automatic-subject': [],
  'program-answers': [],
  'answers-wants-none': [],
  'nothing-known': [],
} as const satisfies Codes;

/** Why it could not be handled. */
const ofFailure = {
  'bytes-damaged': [],
  'bytes-missing': [],
  'too-much-memory': [],
  'too-slow': [],
  'rules-changed': [],
  'unknown-failure': ['error'],
} as const satisfies Codes;

/** What each code tells. */
export const evidenceTells = {
  ...ofServer,
  ...ofSignatures,
  ...ofSender,
  ...ofForwarded,
  ...ofKind,
  ...ofFailure,
} as const satisfies Codes;
export type EvidenceCode = keyof typeof evidenceTells;
export const evidenceCodes = Object.keys(evidenceTells) as EvidenceCode[];

type Coded<List extends Codes> = {
  [C in keyof List]: { readonly code: C } & Pick<Told, List[C][number]>;
}[keyof List];
export type Evidence = Coded<typeof evidenceTells>;
export type Failure = Coded<typeof ofFailure>;

const longest = 120;

/** With short parameters: they come from hostile mails. */
export const shortEvidence = (evidence: Evidence): Evidence =>
  Object.fromEntries(
    Object.entries(evidence).map(([name, value]) => [
      name,
      typeof value === 'string' ? shortened(value, longest) : value,
    ]),
  ) as unknown as Evidence;

/** As it is kept: short, and each piece once. */
export function forKeeping(evidence: readonly Evidence[]): Evidence[] {
  const keyed = evidence
    .map(shortEvidence)
    .map((each) => [JSON.stringify(Object.entries(each).sort()), each] as const);
  return [...new Map(keyed).values()];
}
