import { type Decided, type Decision, decide } from '../service/decide.ts';
import { askDesk } from './ask-desk.ts';
import { sayNotFound } from './notice-errors.ts';

/** What an order came to, in words; what is not here is said as it is. */
const outcomes: Readonly<Record<string, string>> = {
  approve: 'Approved: it goes out.',
  'first yes': 'Noted. It goes out when a second person has said yes to the same.',
  reject: 'Rejected: it does not go out.',
  'too late':
    'Nothing has changed: it is decided already, or not read yet. `desk status` says which.',
  'another person is needed': 'You have said yes before. Another person has to say it too.',
  differs: 'Nothing has changed: somebody else has said yes to other committees.',
};

/** `desk approve MAILING --as CLERK`: exit code 1 where nothing came of it. */
export const approve = (
  printed: string,
  committees: readonly string[],
  options: { as: string; official?: boolean },
): Promise<void> =>
  order(printed, {
    verb: 'approve',
    by: options.as,
    committees: committees.map((code) => code.toUpperCase()),
    official: options.official ?? false,
  });

/** `desk reject MAILING --as CLERK`. */
export const reject = (
  printed: string,
  reason: readonly string[],
  options: { as: string },
): Promise<void> =>
  order(printed, { verb: 'reject', by: options.as, reason: reason.join(' ') || null });

async function order(printed: string, wanted: Decision): Promise<void> {
  const decided = await askDesk<Decided>(
    `/mailing/${encodeURIComponent(printed)}/decide`,
    (desk) => decide(desk, printed, wanted),
    new TextEncoder().encode(JSON.stringify(wanted)),
  );
  if ('possible' in decided) return fail(sentence(decided));
  if ('error' in decided) return sayNotFound(decided.error, printed);
  const said = outcomes[decided.outcome] ?? `${decided.outcome}.`;
  if (!decided.done) return fail(said);
  process.stdout.write(`${said}\n`);
}

const sentence = ({ error, possible }: Extract<Decided, { possible: unknown }>): string =>
  error === 'no-decider'
    ? `--as names nobody who may decide; there is ${possible.join(', ')}.`
    : `There is no such committee; there is ${possible.join(', ')}.`;

function fail(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}
