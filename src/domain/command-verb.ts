/** The words with which a mail gives an order, in the five languages in which we write. */
import { kindAtStart } from './action-words.ts';
import { named } from './followed-names.ts';
import { normaliseCode } from './token.ts';
import { dayNamed, languageNamed, switchNamed, withoutCourtesy } from './wish-words.ts';

const commandVerbs = [
  'approve',
  'hold',
  'reject',
  'done',
  'yes',
  'no',
  'plan',
  'waive',
  'snooze',
  'assign',
  'note',
  'split',
  'reopen',
  'release',
  'retry',
  'read',
  'correct',
  'introduce',
  'send',
  'omit',
  'add',
  'withdraw',
  'report',
  'follow',
  'unfollow',
  'pause',
  'resume',
  'language',
  'digest',
  'stop',
  'status',
] as const;
export type CommandVerb = (typeof commandVerbs)[number];

/** English stands first: our mails print these, and they work in every language. */
export const verbWords: Record<CommandVerb, readonly string[]> = {
  approve: ['approve', 'approuver', 'aprobar', 'godkend', 'موافقة', 'اعتماد'],
  hold: ['hold', 'attendre', 'suspendre', 'esperar', 'vent', 'تأجيل', 'انتظار'],
  reject: ['reject', 'rejeter', 'refuser', 'rechazar', 'afvis', 'رفض'],
  done: ['done', 'fait', 'hecho', 'udført', 'تم'],
  yes: ['yes', 'oui', 'sí', 'si', 'ja', 'نعم'],
  waive: ['waive', 'dispenser', 'renunciar', 'eximir', 'frafald', 'تنازل'],
  no: ['no', 'non', 'nej', 'لا'],
  plan: ['plan', 'planned', 'prévu', 'prévoir', 'previsto', 'prever', 'planlagt', 'مخطط', 'نعتزم'],
  snooze: ['snooze', 'reporter', 'aplazar', 'posponer', 'udsæt', 'إرجاء'],
  assign: ['assign', 'attribuer', 'asignar', 'tildel', 'تكليف', 'إسناد'],
  note: ['note', 'noter', 'nota', 'notat', 'ملاحظة'],
  split: ['split', 'scinder', 'dividir', 'opdel', 'تقسيم'],
  reopen: ['reopen', 'rouvrir', 'reabrir', 'genåbn', 'إعادة فتح'],
  release: ['release', 'libérer', 'liberar', 'frigiv', 'إفراج'],
  retry: ['retry', 'réessayer', 'reintentar', 'prøvigen', 'إعادة'],
  read: ['read', 'lire', 'leer', 'læs', 'قراءة'],
  correct: ['correct', 'corriger', 'corregir', 'ret', 'تصحيح'],
  introduce: ['introduction', 'introduire', 'introducción', 'indledning', 'مقدمة'],
  omit: ['omit', 'omettre', 'omitir', 'udelad', 'حذف'],
  add: ['add', 'ajouter', 'añadir', 'agregar', 'tilføj', 'إضافة'],
  withdraw: ['withdraw', 'annuler', 'anular', 'tilbagekald', 'سحب'],
  report: ['report', 'rapport', 'informe', 'تقرير'],
  send: ['send', 'envoyer', 'enviar', 'إرسال'],
  follow: ['follow', 'suivre', 'seguir', 'følg', 'متابعة', 'تابع'],
  unfollow: [
    ...['unfollow', 'retirer', 'ne plus suivre', 'dejar de seguir', 'quitar', 'fravælg'],
    ...['إلغاء المتابعة', 'إلغاء متابعة'],
  ],
  pause: ['pause', 'pausar', 'pausa', 'إيقاف مؤقت', 'وقف مؤقت'],
  resume: ['resume', 'start', 'reprendre', 'reanudar', 'genoptag', 'استئناف', 'استأنف'],
  language: ['language', 'langue', 'idioma', 'sprog', 'لغة', 'اللغة'],
  // Not "résumé": without its accents that is the order to resume.
  digest: ['digest', 'récapitulatif', 'resumen', 'samlet', 'ملخص', 'الملخص'],
  stop: [
    ...['stop', 'unsubscribe', 'arrêter', 'désabonner', 'désabonnement', 'parar', 'baja', 'afmeld'],
    ...['إيقاف', 'توقف', 'وقف', 'إلغاء الاشتراك'],
  ],
  status: ['status', 'statut', 'état', 'estado', 'الحالة', 'حالة'],
};

const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();

const verbByWord = new Map(
  commandVerbs.flatMap((verb) => verbWords[verb].map((word) => [plain(word), verb] as const)),
);

/** Orders of more than one word (`إيقاف مؤقت`, `dejar de seguir`), the longest first. */
const phrases = Object.values(verbWords)
  .flat()
  .filter((word) => word.includes(' '))
  .sort((a, b) => b.length - a.length)
  .map((phrase) => new RegExp(`^(${phrase.replaceAll(' ', '\\s+')})[:.,!]?(?:\\s+(.*))?$`, 'iu'));

/**
 * The first word of a line and what follows it, without marks around them. A quoted line has no
 * first word: our mails print the very orders that it would give.
 */
export function wordsOfLine(line: string): { first: string; rest: string } {
  const bare = line.replace(/\p{Cf}/gu, '').replace(/^[\s*"'«“”]+|[\s*"'»“”]+$/gu, '');
  const phrase = phrases.find((each) => each.test(bare));
  const [, first = '', rest = ''] =
    (phrase ?? /^([\p{L}\p{M}]+)[:.,!]?(?:\s+(.*))?$/u).exec(bare) ?? [];
  return { first: first.replace(/\s+/g, ' '), rest: rest.trim() };
}

/** Words with which people begin a sentence: an order only in its own shape. */
const everyday: ReadonlySet<CommandVerb> = new Set([
  'yes',
  'done',
  'stop',
  'status',
  'hold',
  'read',
  'correct',
  'introduce',
  'send',
  'omit',
  'add',
  'withdraw',
  'report',
  'no',
  'plan',
  'note',
  'split',
]);

const anyDay = '2000-01-01';
const longestWish = 300;
/** One word that is written like a name or a code: perhaps misspelled, but meant. */
const oneName = /^\p{Lu}[\p{L}\p{M}’'-]+$|^\p{L}{2,4}[-/]\d+$/u;

/**
 * What a member's wish looks like when the order is not in capitals. "Follow up with the minister" and
 * "Pause for thought" are sentences.
 */
const wishes: Partial<Record<CommandVerb, (wish: string) => boolean>> = {
  follow: (wish) => named(wish).kind !== 'unknown' || oneName.test(wish),
  unfollow: (wish) => named(wish).kind !== 'unknown' || oneName.test(wish),
  pause: (wish) => dayNamed(wish, anyDay) !== null,
  resume: () => false,
  language: (wish) => languageNamed(wish) !== null,
  digest: (wish) => switchNamed(wish) !== null,
  stop: () => false,
};

function isWish(verb: CommandVerb, rest: string): boolean {
  const looksLike = wishes[verb];
  if (!looksLike || rest.length > longestWish) return false;
  const wish = withoutCourtesy(rest);
  return wish === '' || looksLike(wish);
}

/** "Follow up", "følg op": never what a member follows. */
const phrasalVerb = /^(?:up|through|suit|op)\b/i;
/** With its accents it is a heading. */
const isSummary = (word: string): boolean => word.normalize('NFC').toLowerCase() === 'résumé';

/**
 * Eight letters of an ordinary word are not meant as a code ("approve venligst"): without the
 * hyphen a code has to have a digit or stand in capitals.
 */
const meantAsCode = (typed: string): boolean =>
  /[\d‐‑–—-]/.test(typed) || typed === typed.toUpperCase();

/** The code with which the words begin, also typed as `q7f3 k2md`, and what follows it. */
export function codeAtStart(words: string): { code: string; rest: string } | null {
  const all = words.split(/\s+/).filter(Boolean);
  for (const count of [1, 2, 3]) {
    const typed = all.slice(0, count).join('');
    const code = normaliseCode(typed);
    if (code && meantAsCode(typed)) return { code, rest: all.slice(count).join(' ') };
  }
  return null;
}

/** "Hecho otra vez" is a sentence: what is none of the 12 kinds is named as we print it. */
const namesKind = (rest: string): boolean =>
  /^[a-z]+(-[a-z]+)+\b|^other\b/i.test(rest) || (kindAtStart(rest)?.kind ?? 'other') !== 'other';

/**
 * The verb with which a line begins, when the line looks like an order: in capitals, alone, before
 * a code, or short. "Yes, I wrote to the minister" is none.
 */
export function verbOf(line: string): CommandVerb | null {
  const { first, rest } = wordsOfLine(line);
  const verb = verbByWord.get(plain(first));
  if (!verb || isSummary(first)) return null;
  const inCapitals =
    first.length > 1 && first === first.toUpperCase() && first !== first.toLowerCase();
  if (verb === 'follow' && phrasalVerb.test(rest)) return null;
  if (codeAtStart(rest)) return verb;
  if (verb === 'yes' || verb === 'no') return inCapitals && rest === '' ? verb : null;
  if (inCapitals || (rest === '' && verb !== 'done' && verb !== 'plan' && verb !== 'note'))
    return verb;
  // `done request-foreign-minister PHL-08`: the kinds of action are written with hyphens.
  if (verb === 'done' || verb === 'plan') return namesKind(rest) ? verb : null;
  if (verb in wishes) return isWish(verb, rest) ? verb : null;
  return !everyday.has(verb) && rest.split(/\s+/).length <= 5 ? verb : null;
}
