/**
 * The orders that a person gives with the first line of a reply, `APPROVE Q7F3-K2MD`. Reading only:
 * who may give which order is asked by the stage that carries it out.
 */
import { type ActionKind, actionKinds, type Visibility } from '../domain/action.ts';
import { actorOn, asideAtEnd, kindAtStart, type NamedActor } from '../domain/action-words.ts';
import { caseCode, collectiveCode } from '../domain/case-code.ts';
import { type CommandVerb, codeAtStart, verbOf, wordsOfLine } from '../domain/command-verb.ts';
import { type Country, countryNamed, isCountry } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { belowGreeting } from '../domain/greeting.ts';
import { pastDates, spokenDates } from '../domain/spoken-date.ts';

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
      /** As named on the line, `VEN` or `Venezuela`. */
      readonly countries: readonly Country[];
      readonly date: Day | null;
      /** `… PUBLIC`, `… INTERNAL`: who may read of it; null: not said. */
      readonly visibility: Visibility | null;
      /** `… NAMED`: who acted consents to be named outside of this parliament. */
      readonly named: boolean;
      readonly note: string | null;
    }
  /** `PLAN meet-ambassadors PHL-08 12 January`: what somebody will do. */
  | {
      readonly kind: 'plan';
      readonly action: ActionKind;
      readonly cases: readonly string[];
      readonly countries: readonly Country[];
      readonly date: Day | null;
      readonly note: string | null;
    }
  /** `DONE Q7F3-K2MD what we did`: a committee's follow-up. */
  | {
      readonly kind: 'settle';
      readonly code: string;
      readonly note: string | null;
      /** Where the note begins with a kind of action, as in `DONE Q7F3-K2MD meet-ambassadors VEN-13 12 January`. */
      readonly did: Omit<Extract<Command, { kind: 'done' }>, 'kind'> | null;
    }
  | { readonly kind: 'yes'; readonly code: string }
  /** `NO Q7F3-K2MD`: a reply says nothing of what the desk suggested. */
  | { readonly kind: 'no'; readonly code: string }
  /** `SNOOZE Q7F3-K2MD 14 because …`, `SNOOZE Q7F3-K2MD UNTIL 1 March …`: no reminders for so many days, or until a day. */
  | {
      readonly kind: 'snooze';
      readonly code: string;
      readonly days: number | null;
      readonly until: Day | null;
      readonly reason: string | null;
    }
  /** `ASSIGN Q7F3-K2MD Bo Kjær`: a clerk or a member looks after it. */
  | { readonly kind: 'assign'; readonly code: string; readonly to: string }
  | { readonly kind: 'note'; readonly code: string; readonly text: string }
  /** `SPLIT Q7F3-K2MD VEN-13 VEN-14`: these cases become a follow-up of their own. */
  | { readonly kind: 'split'; readonly code: string; readonly cases: readonly string[] }
  | { readonly kind: 'reopen'; readonly code: string; readonly reason: string | null }
  | { readonly kind: 'waive'; readonly code: string; readonly reason: string }
  /** `RELEASE Q7F3-K2MD`: a mailing that was put aside. */
  | { readonly kind: 'release'; readonly code: string }
  /** `RETRY Q7F3-K2MD`: a message in the pen. */
  | { readonly kind: 'retry'; readonly code: string }
  /** `READ Q7F3-K2MD`: a mailing is read again, with a password or with what is attached. */
  | { readonly kind: 'read'; readonly code: string; readonly password: string | null }
  /** `CORRECT Q7F3-K2MD GAB session 206`, more lines below. */
  | { readonly kind: 'correct'; readonly code: string; readonly lines: readonly string[] }
  /** `OMIT Q7F3-K2MD 3 5`: a report leaves these actions out; `INTERNAL`: and none tells them. */
  | {
      readonly kind: 'omit';
      readonly code: string;
      readonly numbers: readonly number[];
      readonly internal: boolean;
    }
  /** `ADD Q7F3-K2MD meet-ambassadors VEN-13 12 January BY presidency`, words below: an action for a report. */
  | {
      readonly kind: 'add';
      readonly code: string;
      readonly did: NonNullable<Extract<Command, { kind: 'settle' }>['did']>;
      /** Null: the parliament. */
      readonly actor: NamedActor | null;
    }
  /** `WITHDRAW Q7F3-K2MD 3 because …`: an action of a report did not happen. */
  | {
      readonly kind: 'withdraw';
      readonly code: string;
      readonly number: number;
      readonly reason: string | null;
    }
  /** `REPORT`: draft a report now. */
  | { readonly kind: 'report' }
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
  plan: actionKinds.map((kind) => `PLAN ${kind}`),
  yes: ['YES <code>'],
  no: ['NO <code>'],
  snooze: ['SNOOZE <code> 14 <reason>', 'SNOOZE <code> UNTIL <date> <reason>'],
  assign: ['ASSIGN <code> <name>'],
  note: ['NOTE <code> <text>'],
  split: ['SPLIT <code> <case> …'],
  reopen: ['REOPEN <code> <reason>'],
  waive: ['WAIVE <code> <reason>'],
  release: ['RELEASE <code>'],
  retry: ['RETRY <code>'],
  read: ['READ <code>', 'READ <code> <password>'],
  correct: ['CORRECT <code> <country> <field> <value>'],
  introduce: ['INTRODUCTION <code>'],
  send: ['SEND <code>', 'SEND <code> UNCERTAIN'],
  omit: ['OMIT <code> 3', 'OMIT <code> 3 5', 'OMIT <code> 3 INTERNAL'],
  add: ['ADD <code> <kind> <case> <date>', 'ADD <code> <kind> <case> <date> BY presidency'],
  withdraw: ['WITHDRAW <code> 3 <reason>'],
  report: ['REPORT'],
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

/** `<case>` and `<date>` are ours, left unfilled. */
const placeholders = /<[^<>]*>/g;

/** The cases that a line names, in its order. */
const casesOf = (line: string): string[] => [
  ...new Set(
    line.split(/[\s,;]+/).flatMap((word) => (collectiveCode(word) ?? caseCode(word))?.code ?? []),
  ),
];

/** The countries that a line names, by code or by an English or French name. */
const countriesOf = (line: string): Country[] => [
  ...new Set(
    // "12 MAR" is a day.
    [
      ...(line.match(/(?<!(?:^|\s)\d{1,2}\.?\s)\b\p{Lu}{3}\b(?!-)/gu) ?? []),
      ...line.split(/[,;]|\S*\d\S*/u),
    ].flatMap((words) => (isCountry(words) ? words : (countryNamed(words) ?? []))),
  ),
];

/** `DONE meet-ambassadors PHL-08 3 December 2020` and `PLAN …`, without the verb. */
function actionOn(
  kind: 'done' | 'plan',
  line: string,
  note: string | null,
  writtenOn: Day | null,
): Command | null {
  const found = kindAtStart(line);
  if (!found) return null;
  const { visibility, named, rest } = asideAtEnd(found.rest.replace(placeholders, ' ').trim());
  const cases = casesOf(rest);
  const said = { action: found.kind, cases, countries: countriesOf(rest), note };
  // What was done lies behind, what is planned ahead: a day without a year is then certain.
  return kind === 'plan'
    ? { kind, ...said, date: spokenDates(rest, writtenOn)[0]?.day ?? null }
    : { kind, ...said, date: pastDates(rest, writtenOn)[0]?.day ?? null, visibility, named };
}

function didOn(
  line: string,
  note: string | null,
  writtenOn: Day | null,
): Extract<Command, { kind: 'settle' }>['did'] {
  const done = actionOn('done', line, note, writtenOn);
  if (done?.kind !== 'done') return null;
  const { kind: _, ...did } = done;
  return did;
}

/** A number of days, or a day; what else stands on the line, or below it, is the reason. */
function snooze(code: string, line: string, note: string | null, writtenOn: Day | null): Command {
  const first = spokenDates(line, writtenOn)[0];
  // `14 until after the visit of 3 May` are 14 days: a day counts where the line begins with it, or with "until".
  const day = first && /^(?:\p{L}+['’]?\s*){0,2}$/u.test(line.slice(0, first.index)) ? first : null;
  const [, days, behind = ''] = (day ? null : /^(\d{1,3})(?!\p{L})\s*(.*)$/su.exec(line)) ?? [];
  const words = day ? line.slice(day.index + day.words.length) : days ? behind : line;
  return {
    kind: 'snooze',
    code,
    days: days === undefined ? null : Number(days),
    until: day?.day ?? null,
    reason: [words.trim(), note].filter(Boolean).join('\n') || null,
  };
}

/** Orders about a follow-up, which an answer to a letter about a single one gives without its code. */
const ofFollowUps: ReadonlySet<CommandVerb> = new Set([
  'done',
  'waive',
  'snooze',
  'assign',
  'note',
  'split',
  'reopen',
]);
/** Typed as one word or as two of four: `14 reason` is none. */
const typedAsCode = /^\S{4}[\s‐‑–—-]?\S{4}(?!\S)/u;

function codeOn(verb: CommandVerb, rest: string, implied: string | null) {
  const typed = codeAtStart(rest);
  if (!implied || !ofFollowUps.has(verb)) return typed;
  return typed && typedAsCode.test(rest) ? typed : { code: implied, rest };
}

function withCode(
  verb: CommandVerb,
  rest: string,
  note: string | null,
  writtenOn: Day | null,
  implied: string | null,
): Command | null {
  const found = codeOn(verb, rest, implied);
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
    case 'omit': {
      const { visibility, rest: listed } = asideAtEnd(withoutPlaceholders);
      // "3, 5 and 7"; another word is not guessed at.
      const numbers = listed.split(/[\s,;+&.]+/).filter((w) => w && !joiners.has(w.toUpperCase()));
      return numbers.length && numbers.every((n) => /^\d{1,4}$/.test(n)) && visibility !== 'public'
        ? { kind: 'omit', code, numbers: numbers.map(Number), internal: visibility === 'internal' }
        : null;
    }
    case 'add': {
      const { actor, rest: line } = actorOn(withoutPlaceholders);
      const did = didOn(line, note, writtenOn);
      return did && { kind: 'add', code, did, actor };
    }
    case 'withdraw': {
      const [, number, reason = ''] = /^(\d{1,4})(?!\S)\s*(.*)$/su.exec(withoutPlaceholders) ?? [];
      return number
        ? {
            kind: 'withdraw',
            code,
            number: Number(number),
            reason: [reason, note].filter(Boolean).join('\n') || null,
          }
        : null;
    }
    case 'reject':
      return { kind: 'reject', code, reason: words };
    case 'yes':
      return { kind: 'yes', code };
    case 'no':
      return { kind: 'no', code };
    case 'snooze':
      return snooze(code, withoutPlaceholders, note, writtenOn);
    case 'assign':
      return withoutPlaceholders ? { kind: 'assign', code, to: withoutPlaceholders } : null;
    case 'note':
      return words === null ? null : { kind: 'note', code, text: words };
    case 'split': {
      const cases = casesOf(withoutPlaceholders);
      return cases.length ? { kind: 'split', code, cases } : null;
    }
    case 'reopen':
      return { kind: 'reopen', code, reason: words };
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
      return {
        kind: 'settle',
        code,
        note: words,
        did: didOn(withoutPlaceholders, note, writtenOn),
      };
    case 'waive':
      return words === null ? null : { kind: 'waive', code, reason: words };
    default:
      return null;
  }
}

/**
 * @param reply the text of a reply without quotation and signature
 * @param writtenOn a date without a year is the next such day after it
 * @param implied the code of the one follow-up that the answered letter is about; null: there is none
 * @returns null when it does not begin with an order; a line of greeting may stand above it, nothing else
 */
export function parseCommand(
  reply: string,
  writtenOn: Day | null = null,
  implied: string | null = null,
): Command | null {
  const lines = belowGreeting(reply.split('\n'));
  const at = lines.findIndex((line) => line.trim());
  const line = westernDigits(lines[at]?.trim() ?? '');
  const verb = verbOf(line);
  if (!verb) return null;
  const { rest } = wordsOfLine(line);
  const note = noteOf(lines.slice(at + 1));
  const reported = () =>
    verb === 'done' || verb === 'plan' ? actionOn(verb, rest, note, writtenOn) : null;
  const ordered = () => withCode(verb, rest, note, writtenOn, implied);
  const understood =
    verb === 'status' || verb === 'report'
      ? ({ kind: verb } as const)
      : isPreference(verb)
        ? ({ kind: 'preference', verb, wish: rest } as const)
        : implied
          ? (reported() ?? ordered())
          : (ordered() ?? reported());
  return (
    understood ?? { kind: 'not-understood', line: line.slice(0, 200), possible: possible[verb] }
  );
}
