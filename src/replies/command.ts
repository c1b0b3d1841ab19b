/**
 * The orders that a person gives with the first line of a reply, `APPROVE Q7F3-K2MD`. Reading only:
 * who may give which order is asked by the stage that carries it out.
 */
import { type ActionKind, actionKinds } from '../domain/action.ts';
import { caseCode, collectiveCode } from '../domain/case-code.ts';
import { type CommandVerb, codeAtStart, verbOf, wordsOfLine } from '../domain/command-verb.ts';
import type { Day } from '../domain/day.ts';
import { belowGreeting } from '../domain/greeting.ts';
import { spokenDates } from '../domain/spoken-date.ts';

export type Command =
  | {
      readonly kind: 'approve';
      readonly code: string;
      /** As named on the line, in capitals; none for all. */
      readonly committees: readonly string[];
      /** `APPROVE Q7F3-K2MD OFFICIAL`: to all members, whatever they chose. */
      readonly official: boolean;
      /** Free text below, which may take back what the line says: a person has to read it. */
      readonly note: string | null;
    }
  /** `HOLD Q7F3-K2MD UNTIL 5 January`. */
  | {
      readonly kind: 'hold';
      readonly code: string;
      readonly until: Day | null;
      /** It names a day, `UNTIL next week`, that could not be read. */
      readonly unclear: boolean;
      readonly note: string | null;
    }
  /** `INTRODUCTION Q7F3-K2MD`, the clerk's own words below: they stand above the notice. */
  | { readonly kind: 'introduce'; readonly code: string; readonly text: string | null }
  /** `SEND Q7F3-K2MD`: a notice to those who are still without it; `UNCERTAIN`: and to who may have it. */
  | { readonly kind: 'send'; readonly code: string; readonly uncertain: boolean }
  | { readonly kind: 'reject'; readonly code: string; readonly reason: string | null }
  /** `DONE meet-ambassadors PHL-08 3 December 2020`. */
  | {
      readonly kind: 'done';
      readonly action: ActionKind;
      readonly cases: readonly string[];
      readonly date: Day | null;
      readonly note: string | null;
    }
  /** `DONE Q7F3-K2MD what we did`: a committee's follow-up. */
  | { readonly kind: 'settle'; readonly code: string; readonly note: string | null }
  | { readonly kind: 'yes'; readonly code: string }
  | { readonly kind: 'waive'; readonly code: string; readonly reason: string }
  /** `RELEASE Q7F3-K2MD`: a mailing that was put aside. */
  | { readonly kind: 'release'; readonly code: string }
  /** `RETRY Q7F3-K2MD`: a message in the pen. */
  | { readonly kind: 'retry'; readonly code: string }
  /** `READ Q7F3-K2MD`: a mailing is read again, with a password or with what is attached. */
  | { readonly kind: 'read'; readonly code: string; readonly password: string | null }
  /** `CORRECT Q7F3-K2MD GAB session 206`, more lines below. */
  | { readonly kind: 'correct'; readonly code: string; readonly lines: readonly string[] }
  /** A member's own wishes; `wish` is read where it is carried out. */
  | { readonly kind: 'preference'; readonly verb: PreferenceVerb; readonly wish: string }
  | { readonly kind: 'status' }
  | {
      readonly kind: 'not-understood';
      readonly line: string;
      readonly possible: readonly string[];
    };

const preferenceVerbs = [
  'follow',
  'unfollow',
  'pause',
  'resume',
  'language',
  'digest',
  'stop',
] as const;
export type PreferenceVerb = (typeof preferenceVerbs)[number];
const isPreference = (verb: CommandVerb): verb is PreferenceVerb =>
  (preferenceVerbs as readonly string[]).includes(verb);

const possible = {
  approve: ['APPROVE <code>', 'APPROVE <code> <committee> …', 'APPROVE <code> OFFICIAL'],
  hold: ['HOLD <code>', 'HOLD <code> UNTIL <date>'],
  reject: ['REJECT <code> <reason>'],
  done: ['DONE <code>', ...actionKinds.map((kind) => `DONE ${kind}`)],
  yes: ['YES <code>'],
  waive: ['WAIVE <code> <reason>'],
  release: ['RELEASE <code>'],
  retry: ['RETRY <code>'],
  read: ['READ <code>', 'READ <code> <password>'],
  correct: ['CORRECT <code> <country> <field> <value>'],
  introduce: ['INTRODUCTION <code>'],
  send: ['SEND <code>', 'SEND <code> UNCERTAIN'],
  follow: ['FOLLOW ALL', 'FOLLOW VEN', 'FOLLOW MNG-01'],
  unfollow: ['UNFOLLOW VEN'],
  pause: ['PAUSE', 'PAUSE UNTIL 1 SEPTEMBER'],
  resume: ['RESUME'],
  language: ['LANGUAGE FR'],
  digest: ['DIGEST ON', 'DIGEST OFF'],
  stop: ['STOP'],
  status: ['STATUS'],
} as const satisfies Record<CommandVerb, readonly string[]>;

/** A name or initials as a farewell, and the line by which a reply finds home. */
const farewell = /^[/–—-]\s?\p{Lu}[\p{L}. ]{0,30}$|^(mvh|vh)\b.{0,40}$/iu;
const reference = /^[\s>]*ref\s*[:：]/i;

function noteOf(lines: readonly string[]): string | null {
  const kept = lines.filter((line) => !reference.test(line));
  while (kept.length && (!kept.at(-1)?.trim() || farewell.test(kept.at(-1)?.trim() ?? '')))
    kept.pop();
  return kept.join('\n').trim() || null;
}

/** A word on the line of `SEND`, in our languages. */
const uncertainWord = /^(?:uncertain|incertains?|inciertos?|uvist|غير مؤكد)[.!]?$/iu;

/** Words on the line of an approval, in our five languages. */
const officialWords = new Set(['OFFICIAL', 'OFFICIEL', 'OFICIAL', 'رسمي', 'رسمية']);
const joiners = new Set(
  'AND TO FOR ONLY OG TIL KUN ET À POUR SEULEMENT Y E A PARA SOLO SÓLO و إلى فقط &'.split(' '),
);

/** What stands on the line of an order that names a day: a word for "until", or figures. */
const namesADay =
  /(?<!\p{L})(?:until|till|til|indtil|jusqu['’]?\p{L}*|hasta|حتى|إلى)(?!\p{L})|\d/iu;

/** Digits as an Arabic keyboard types them (U+0660–U+0669, U+06F0–U+06F9) are digits too. */
const westernDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );

const committeesIn = (rest: string): string[] =>
  rest
    .split(/[\s,;+]+/)
    .map((word) => word.replace(/[.:]$/, '').toUpperCase())
    .filter((word) => word && !joiners.has(word));

/** The kind as we print it, and as people type it: `inform media`, `Inform_media`. */
function actionAndRest(rest: string): { action: ActionKind; rest: string } | null {
  const plain = rest.toLowerCase().replace(/[_\s‐‑–—-]+/g, '-');
  const action = [...actionKinds]
    .sort((a, b) => b.length - a.length)
    .find((kind) => plain === kind || plain.startsWith(`${kind}-`));
  if (!action) return null;
  const words = new RegExp(`^${action.replaceAll('-', '[_\\s‐‑–—-]+')}`, 'i');
  return { action, rest: rest.replace(words, '').trim() };
}

/** `<case>` and `<date>` are ours, left unfilled. */
const placeholders = /<[^<>]*>/g;

function doneAction(line: string, note: string | null): Command | null {
  const found = actionAndRest(line);
  if (!found) return null;
  const rest = found.rest.replace(placeholders, ' ');
  const codes = rest
    .split(/[\s,;]+/)
    .flatMap((word) => (collectiveCode(word) ?? caseCode(word))?.code ?? []);
  const date = spokenDates(rest, null)[0]?.day ?? null;
  return { kind: 'done', action: found.action, cases: [...new Set(codes)], date, note };
}

function withCode(
  verb: CommandVerb,
  rest: string,
  note: string | null,
  writtenOn: Day | null,
): Command | null {
  const found = codeAtStart(rest);
  if (!found) return null;
  const { code } = found;
  const withoutPlaceholders = found.rest.replace(placeholders, '').trim();
  const words = [withoutPlaceholders, note].filter(Boolean).join('\n') || null;
  const named = committeesIn(found.rest);
  switch (verb) {
    case 'approve':
      return {
        kind: 'approve',
        code,
        committees: named.filter((word) => !officialWords.has(word)),
        official: named.some((word) => officialWords.has(word)),
        note,
      };
    case 'hold': {
      const until = spokenDates(withoutPlaceholders, writtenOn)[0]?.day ?? null;
      return {
        kind: 'hold',
        code,
        until,
        unclear: until === null && namesADay.test(withoutPlaceholders),
        note: words,
      };
    }
    case 'introduce':
      return { kind: 'introduce', code, text: words };
    case 'send':
      // Another word is not guessed at.
      return withoutPlaceholders && !uncertainWord.test(withoutPlaceholders)
        ? null
        : { kind: 'send', code, uncertain: withoutPlaceholders !== '' };
    case 'reject':
      return { kind: 'reject', code, reason: words };
    case 'yes':
      return { kind: 'yes', code };
    case 'release':
      return { kind: 'release', code };
    case 'retry':
      return { kind: 'retry', code };
    case 'read':
      return { kind: 'read', code, password: withoutPlaceholders || null };
    case 'correct': {
      const lines = [withoutPlaceholders, ...(note ?? '').split('\n')].map((each) => each.trim());
      return lines.some(Boolean) ? { kind: 'correct', code, lines: lines.filter(Boolean) } : null;
    }
    case 'done':
      return { kind: 'settle', code, note: words };
    case 'waive':
      return words === null ? null : { kind: 'waive', code, reason: words };
    default:
      return null;
  }
}

/**
 * @param reply the text of a reply without quotation and signature
 * @param writtenOn a date without a year is the next such day after it
 * @returns null when it does not begin with an order; a line of greeting may stand above it, nothing else
 */
export function parseCommand(reply: string, writtenOn: Day | null = null): Command | null {
  const lines = belowGreeting(reply.split('\n'));
  const at = lines.findIndex((line) => line.trim());
  const line = westernDigits(lines[at]?.trim() ?? '');
  const verb = verbOf(line);
  if (!verb) return null;
  const { rest } = wordsOfLine(line);
  const note = noteOf(lines.slice(at + 1));
  const understood =
    verb === 'status'
      ? ({ kind: verb } as const)
      : isPreference(verb)
        ? ({ kind: 'preference', verb, wish: rest } as const)
        : (withCode(verb, rest, note, writtenOn) ??
          (verb === 'done' ? doneAction(rest, note) : null));
  return (
    understood ?? { kind: 'not-understood', line: line.slice(0, 200), possible: possible[verb] }
  );
}
