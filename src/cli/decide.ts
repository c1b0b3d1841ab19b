import { type Answer, answered, type Trouble, withApi } from './ask-api.ts';
import { lookUp } from './look-up.ts';

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

const pending =
  'It is kept, and will be carried out in a moment: `desk status` says what came of it.';
const saidOf = (outcome: string): string => outcomes[outcome] ?? `${outcome}.`;

/** `desk approve MAILING --as CLERK`: exit code 1 where nothing came of it. */
export const approve = (
  printed: string,
  committees: readonly string[],
  options: { as: string; official?: boolean },
): Promise<void> =>
  order(printed, options.as, {
    verb: 'approve',
    committees: committees.map((code) => code.toUpperCase()),
    official: options.official ?? false,
  });

/** `desk reject MAILING --as CLERK`. */
export const reject = (
  printed: string,
  reason: readonly string[],
  options: { as: string },
): Promise<void> =>
  order(printed, options.as, { verb: 'reject', reason: reason.join(' ') || null });

type Order =
  | {
      readonly verb: 'approve';
      readonly committees: readonly string[];
      readonly official: boolean;
    }
  | { readonly verb: 'reject'; readonly reason: string | null };

interface CameOf {
  readonly state: 'done' | 'pending';
  readonly outcome: string | null;
}

const order = (printed: string, as: string, wanted: Order): Promise<void> =>
  withApi(async (ask) => {
    const found = await lookUp(ask, printed);
    if (!found) return;
    const { mailing, at } = found;
    // A yes on the command line is to the mailing as it stands.
    const whole = wanted.verb === 'approve' ? { ...wanted, seen: at } : wanted;
    say(await ask<CameOf>({ path: `/mailings/${mailing}/orders`, order: whole, as }));
  });

function say(answer: Answer<CameOf>): void {
  const refused = answer.ok ? null : refusalOf(answer.trouble);
  if (refused) {
    process.stderr.write(`${refused}\n`);
    process.exitCode = 1;
    return;
  }
  const { state, outcome } = answered(answer);
  process.stdout.write(`${state === 'pending' ? pending : saidOf(outcome ?? '')}\n`);
}

/** Null: it is no refusal. */
function refusalOf({ reason, known = [], status, detail = '' }: Trouble): string | null {
  if (reason === 'other-clerk')
    return `--as names nobody who may decide; there is ${known.join(', ')}.`;
  if (reason === 'no-committee') return `There is no such committee; there is ${known.join(', ')}.`;
  return status === 409 && detail ? saidOf(detail) : null;
}
