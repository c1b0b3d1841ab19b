/** The words with which a mail gives an order, in the five languages in which we write. */
import { normaliseCode } from './token.ts';

const commandVerbs = [
  'approve',
  'hold',
  'reject',
  'done',
  'yes',
  'waive',
  'release',
  'retry',
  'read',
  'correct',
  'introduce',
  'send',
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
  release: ['release', 'libérer', 'liberar', 'frigiv', 'إفراج'],
  retry: ['retry', 'réessayer', 'reintentar', 'prøvigen', 'إعادة'],
  read: ['read', 'lire', 'leer', 'læs', 'قراءة'],
  correct: ['correct', 'corriger', 'corregir', 'ret', 'تصحيح'],
  introduce: ['introduction', 'introduire', 'introducción', 'indledning', 'مقدمة'],
  send: ['send', 'envoyer', 'enviar', 'إرسال'],
  follow: ['follow', 'suivre', 'seguir', 'følg', 'متابعة'],
  unfollow: ['unfollow', 'délaisser', 'dejar', 'fravælg', 'إلغاء'],
  pause: ['pause', 'pausa', 'وقف'],
  resume: ['resume', 'reprendre', 'reanudar', 'genoptag', 'استئناف'],
  language: ['language', 'langue', 'idioma', 'sprog', 'لغة'],
  digest: ['digest', 'résumé', 'resumen', 'samlet', 'ملخص'],
  stop: ['stop', 'arrêter', 'parar', 'baja', 'إيقاف', 'توقف'],
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

/**
 * The first word of a line and what follows it, without marks around them. A quoted line has no
 * first word: our mails print the very orders that it would give.
 */
export function wordsOfLine(line: string): { first: string; rest: string } {
  const bare = line.replace(/\p{Cf}/gu, '').replace(/^[\s*"'«“”]+|[\s*"'»“”]+$/gu, '');
  const [, first = '', rest = ''] = /^([\p{L}\p{M}]+)[:.,!]?(?:\s+(.*))?$/u.exec(bare) ?? [];
  return { first, rest: rest.trim() };
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
  'pause',
  'resume',
  'language',
  'digest',
]);

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

/**
 * The verb with which a line begins, when the line looks like an order: in capitals, alone, before
 * a code, or short. "Yes, I wrote to the minister" is none.
 */
export function verbOf(line: string): CommandVerb | null {
  const { first, rest } = wordsOfLine(line);
  const verb = verbByWord.get(plain(first));
  if (!verb) return null;
  const inCapitals =
    first.length > 1 && first === first.toUpperCase() && first !== first.toLowerCase();
  if (codeAtStart(rest)) return verb;
  if (verb === 'yes') return inCapitals && rest === '' ? verb : null;
  if (inCapitals || (rest === '' && verb !== 'done')) return verb;
  // `done request-foreign-minister PHL-08`: the kinds of action are written with hyphens.
  if (verb === 'done') return /^[a-z]+(-[a-z]+)+\b|^other\b/i.test(rest) ? verb : null;
  return !everyday.has(verb) && rest.split(/\s+/).length <= 5 ? verb : null;
}
