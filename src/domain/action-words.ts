/** The kinds of action, and who may read of one, as people type them on an order's line. */
import { type ActionKind, type Actor, actionKinds, type Visibility } from './action.ts';

/** Beside the English names that our mails print: one short form in each of the other languages. */
const otherNames: Readonly<Record<ActionKind, readonly string[]>> = {
  'inform-members': [
    'informer membres',
    'informar miembros',
    'orientere medlemmer',
    'إطلاع الأعضاء',
  ],
  'debate-resolution': ['débat résolution', 'debate resolución', 'debat beslutning', 'مناقشة قرار'],
  'follow-up-mechanism': [
    ...['mécanisme suivi', 'mécanisme de suivi', 'mecanismo seguimiento'],
    ...['mecanismo de seguimiento', 'opfølgningsmekanisme', 'آلية متابعة', 'آلية المتابعة'],
  ],
  'bilateral-approach': [
    ...['démarche bilatérale', 'gestión bilateral', 'bilateral henvendelse'],
    ...['مسعى ثنائي', 'مخاطبة السلطات'],
  ],
  'contact-parliamentarians': [
    ...['contacter parlementaires', 'contactar parlamentarios', 'kontakte parlamentarikere'],
    'الاتصال ببرلمانيين',
  ],
  'meet-ambassadors': [
    ...['rencontrer ambassadeurs', 'rencontrer ambassadeur', 'reunirse embajadores'],
    ...[
      'reunirse embajador',
      'møde ambassadører',
      'møde ambassadør',
      'لقاء السفراء',
      'لقاء السفير',
    ],
  ],
  'parliamentary-visit': [
    ...['visite parlementaire', 'visita parlamentaria', 'parlamentarisk besøg', 'زيارة برلمانية'],
  ],
  'raise-with-visitors': [
    ...['évoquer visiteurs', 'plantear visitantes', 'rejse besøgende', 'إثارة مع الزوار'],
  ],
  'request-foreign-minister': [
    ...['demander ministre affaires étrangères', 'pedir ministro exteriores'],
    ...['bede udenrigsminister', 'spørge udenrigsminister', 'طلب وزير الخارجية'],
  ],
  'joint-neighbour-action': [
    ...['action conjointe voisins', 'acción conjunta vecinos', 'fælles nabolande'],
    'عمل مشترك مع الجوار',
  ],
  'convey-to-institutions': [
    ...['transmettre institutions', 'transmitir instituciones', 'videregive institutioner'],
    'إحالة إلى المؤسسات',
  ],
  'inform-media': [
    ...['informer médias', 'informar medios', 'informere medier', 'informere pressen'],
    'إعلام الإعلام',
  ],
  other: ['autre', 'otro', 'otra', 'andet', 'إجراء آخر'],
};

const visibilityWords: Readonly<Record<string, Visibility>> = {
  public: 'public',
  publique: 'public',
  publico: 'public',
  publica: 'public',
  offentlig: 'public',
  offentligt: 'public',
  علني: 'public',
  internal: 'internal',
  interne: 'internal',
  interno: 'internal',
  interna: 'internal',
  intern: 'internal',
  internt: 'internal',
  داخلي: 'internal',
};

/** Without accents, Arabic without its vowel signs and the hamza on an alef. */
const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();

const between = /[\s_'’‐‑–—-]+/;
const wordsIn = (text: string): string[] => plain(text).split(between).filter(Boolean);

/** The longest first: `follow-up-mechanism` before a shorter name that it begins with. */
const names = actionKinds
  .flatMap((kind) => [kind, ...otherNames[kind]].map((name) => ({ kind, words: wordsIn(name) })))
  .sort((a, b) => b.words.length - a.words.length);

/**
 * The kind of action with which a line begins, and what follows: as we print it, as people type it
 * (`inform media`, `Inform_media`), or in another of our languages. Null: none, and it is not guessed.
 */
export function kindAtStart(line: string): { kind: ActionKind; rest: string } | null {
  const typed = wordsIn(line);
  const name = names.find(({ words }) => words.every((word, at) => typed[at] === word));
  if (!name) return null;
  const behind = new RegExp(`^(?:[\\s_'’‐‑–—-]*[^\\s_'’‐‑–—-]+){${name.words.length}}`);
  return { kind: name.kind, rest: line.replace(behind, '').trim() };
}

/** Who may read of an action, as one word of ours or of another of our languages; null: it is none. */
export const visibilityNamed = (word: string): Visibility | null =>
  visibilityWords[plain(word.trim())] ?? null;

/** A member's consent to be named. */
const namedWords = new Set(
  ['named', 'nommé', 'nommée', 'nombrado', 'nombrada', 'navngivet', 'بالاسم'].map(plain),
);

/** What the last words of an action's line say, beside the action. */
export interface Aside {
  /** `PUBLIC`, `INTERNAL`; null: not said. */
  readonly visibility: Visibility | null;
  /** `NAMED`: whoever acted consents to be named outside of this parliament. */
  readonly named: boolean;
  /** The line without these words. */
  readonly rest: string;
}

/** `… PUBLIC`, `… INTERNAL`, `… NAMED` at the end of a line, in our languages and in any order. */
export function asideAtEnd(line: string): Aside {
  let aside: Aside = { visibility: null, named: false, rest: line };
  for (;;) {
    const [, before = '', word = ''] =
      /^(.*?)(?:^|\s)(\p{L}[\p{L}\p{M}]*)[.!]?\s*$/su.exec(aside.rest) ?? [];
    const visibility = visibilityWords[plain(word)];
    const rest = before.trim();
    if (visibility && !aside.visibility) aside = { ...aside, visibility, rest };
    else if (namedWords.has(plain(word)) && !aside.named) aside = { ...aside, named: true, rest };
    else return aside;
  }
}

const byWords = /(?:^|\s)(?:by|par|por|af|من قبل|بواسطة)\s+(\S+)/iu;
const bodies: Readonly<Record<Exclude<Actor, 'committee' | 'member'>, readonly string[]>> = {
  presidency: [
    'presidency',
    'president',
    'speaker',
    'présidence',
    'presidencia',
    'præsidiet',
    'formanden',
    'الرئاسة',
  ],
  group: ['group', 'groupe', 'grupo', 'gruppen', 'المجموعة'],
  parliament: ['parliament', 'parlement', 'parlamento', 'parlamentet', 'folketinget', 'البرلمان'],
};

/** Who acted, where a line says it: a body of the parliament, or a word that may be a committee's code. */
export type NamedActor =
  | { readonly kind: Exclude<Actor, 'committee' | 'member'> }
  | { readonly kind: 'committee'; readonly code: string };

/** `… BY presidency`, `… BY UPN` anywhere on a line; the line without it. Null: it does not say. */
export function actorOn(line: string): { actor: NamedActor | null; rest: string } {
  const [found, word = ''] = byWords.exec(line) ?? [];
  if (!found) return { actor: null, rest: line };
  const name = plain(word.replace(/[.,;!]$/, ''));
  const body = Object.entries(bodies).find(([, words]) => words.map(plain).includes(name));
  return {
    actor: body
      ? { kind: body[0] as Exclude<Actor, 'committee' | 'member'> }
      : { kind: 'committee', code: word.replace(/[.,;!]$/, '').toUpperCase() },
    rest: line.replace(found, ' ').trim(),
  };
}
