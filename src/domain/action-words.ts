/** The kinds of action, and who may read of one, as people type them on an order's line. */
import { type ActionKind, actionKinds, type Visibility } from './action.ts';

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

/** `… PUBLIC`, `… INTERNAL` as the last word of a line, in our languages; the line without it. */
export function visibilityAtEnd(line: string): { visibility: Visibility | null; rest: string } {
  const [, rest = '', word = ''] = /^(.*?)(?:^|\s)(\p{L}+)[.!]?\s*$/su.exec(line) ?? [];
  const visibility = visibilityWords[plain(word)] ?? null;
  return visibility ? { visibility, rest: rest.trim() } : { visibility, rest: line };
}
