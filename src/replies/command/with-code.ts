/** Orders about one thing, which they name by its code. */
import { actorOn, asideAtEnd } from '../../domain/action-words.ts';
import { type CommandVerb, codeAtStart } from '../../domain/command-verb.ts';
import type { Day } from '../../domain/day.ts';
import { spokenDates } from '../../domain/spoken-date.ts';
import { didOn } from './action-on.ts';
import type { Command } from './command.ts';
import { casesOf, listed, withoutPlaceholders } from './words.ts';

/** What was written with verb and code. */
interface Order {
  readonly code: string;
  /** Behind the code, as it was typed. */
  readonly typed: string;
  /** The same without what we left to be filled in. */
  readonly line: string;
  /** The text below. */
  readonly note: string | null;
  /** Both together. */
  readonly words: string | null;
  readonly writtenOn: Day | null;
}

const together = (...parts: (string | null)[]): string | null =>
  parts.filter(Boolean).join('\n') || null;

/** Null: it lacks what it needs, or says what is not guessed at. */
const readers: { readonly [verb in CommandVerb]?: (order: Order) => Command | null } = {
  approve: ({ code, typed, note }) => {
    const named = listed(typed);
    return {
      kind: 'approve',
      code,
      committees: named.filter((word) => !officialWords.has(word)),
      official: named.some((word) => officialWords.has(word)),
      note,
    };
  },
  hold: ({ code, line, words, writtenOn }) => {
    const until = spokenDates(line, writtenOn)[0]?.day ?? null;
    return {
      kind: 'hold',
      code,
      until,
      unclear: until === null && namesADay.test(line),
      note: words,
    };
  },
  reject: ({ code, words }) => ({ kind: 'reject', code, reason: words }),
  introduce: ({ code, words }) => ({ kind: 'introduce', code, text: words }),
  correct: ({ code, line, note }) => {
    const lines = [line, ...(note ?? '').split('\n')].map((each) => each.trim()).filter(Boolean);
    return lines.length ? { kind: 'correct', code, lines } : null;
  },
  send: ({ code, line }) =>
    line && !uncertainWord.test(line) ? null : { kind: 'send', code, uncertain: line !== '' },
  release: ({ code }) => ({ kind: 'release', code }),
  retry: ({ code }) => ({ kind: 'retry', code }),
  read: ({ code, line }) => ({ kind: 'read', code, password: line || null }),

  yes: ({ code }) => ({ kind: 'yes', code }),
  no: ({ code }) => ({ kind: 'no', code }),
  done: ({ code, line, note, words, writtenOn }) => ({
    kind: 'settle',
    code,
    note: words,
    did: didOn(line, note, writtenOn),
  }),
  waive: ({ code, words }) => (words === null ? null : { kind: 'waive', code, reason: words }),
  snooze,
  assign: ({ code, line }) => (line ? { kind: 'assign', code, to: line } : null),
  note: ({ code, words }) => (words === null ? null : { kind: 'note', code, text: words }),
  split: ({ code, line }) => {
    const cases = casesOf(line);
    return cases.length ? { kind: 'split', code, cases } : null;
  },
  reopen: ({ code, words }) => ({ kind: 'reopen', code, reason: words }),

  omit: ({ code, line }) => {
    const { visibility, rest } = asideAtEnd(line);
    const numbers = listed(rest);
    return numbers.length && numbers.every((n) => /^\d{1,4}$/.test(n)) && visibility !== 'public'
      ? { kind: 'omit', code, numbers: numbers.map(Number), internal: visibility === 'internal' }
      : null;
  },
  add: ({ code, line, note, writtenOn }) => {
    const { actor, rest } = actorOn(line);
    const did = didOn(rest, note, writtenOn);
    return did && { kind: 'add', code, did, actor };
  },
  withdraw: ({ code, line, note }) => {
    const [, number, reason = ''] = /^(\d{1,4})(?!\S)\s*(.*)$/su.exec(line) ?? [];
    return number
      ? { kind: 'withdraw', code, number: Number(number), reason: together(reason, note) }
      : null;
  },
};

/** Words on the line of an approval, in our five languages. */
const officialWords = new Set(['OFFICIAL', 'OFFICIEL', 'OFICIAL', 'رسمي', 'رسمية']);

/** A word on the line of `SEND`, in our languages. */
const uncertainWord = /^(?:uncertain|incertains?|inciertos?|uvist|غير مؤكد)[.!]?$/iu;

/** What stands on the line of an order that names a day: a word for "until", or figures. */
const namesADay =
  /(?<!\p{L})(?:until|till|til|indtil|jusqu['’]?\p{L}*|hasta|حتى|إلى)(?!\p{L})|\d/iu;

/** A number of days, or a day; what else stands on the line, or below it, is the reason. */
function snooze({ code, line, note, writtenOn }: Order): Command {
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
    reason: together(words.trim(), note),
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

/**
 * @param rest the line behind its verb
 * @param implied the code of the one follow-up that the answered letter is about; null: there is none
 * @returns null where the order cannot be read
 */
export function withCode(
  verb: CommandVerb,
  rest: string,
  note: string | null,
  writtenOn: Day | null,
  implied: string | null,
): Command | null {
  const found = codeOn(verb, rest, implied);
  if (!found) return null;
  const { code, rest: typed } = found;
  const line = withoutPlaceholders(typed);
  return (
    readers[verb]?.({ code, typed, line, note, words: together(line, note), writtenOn }) ?? null
  );
}
