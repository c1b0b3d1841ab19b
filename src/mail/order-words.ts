/** Why an order was not carried out, in the language of who gave it. */
import { type CorrectableField, correctableFields } from '../domain/correction.ts';
import { adoptingBodies, manners } from '../domain/decision.ts';
import { type LeftOutCount, withoutReasons } from '../domain/left-out.ts';
import type { OrderFault } from '../domain/order-fault.ts';
import { violations } from '../domain/violation.ts';
import type { Voice } from './voice.ts';

/** Sentences. */
export function orderWords(fault: OrderFault, voice: Voice): string {
  const say = (values?: Readonly<Record<string, unknown>>) =>
    voice.say(`orderFaults.${fault.kind}`, values);
  switch (fault.kind) {
    case 'no-order':
    case 'incomplete':
    case 'codes-not-taken':
    case 'which-notice':
    case 'committee-plans':
    case 'report-waits':
    case 'report-as-a-whole':
      return say();
    case 'unknown-code':
      return say({ code: fault.code });
    case 'for-members':
      return say({ verb: fault.verb.toUpperCase() });
    case 'unknown-committee':
      return say({
        named: voice.join(fault.named),
        count: fault.named.length,
        known: voice.join(fault.known),
      });
    case 'committees-in-text':
      return say({ named: voice.join(fault.named) });
    case 'no-decision':
      return say({ line: fault.line });
    case 'several-decisions':
      return say({ line: fault.line, count: fault.count });
    case 'no-field':
      return say({ field: fault.field, known: voice.join(correctableFields) });
    case 'no-value': {
      const { field, written } = fault;
      return say({ field, written, form: fieldForm(field, voice) });
    }
    case 'wish':
      return wishWords(fault, voice);
    case 'nobody-to-send':
      return nobodyWords(say(), fault.leftOut, voice);
    case 'not-sent':
      return voice.say(`orderFaults.${fault.because}`, { resume: 'desk resume' });
  }
}

const typedWords: Partial<Record<CorrectableField, readonly string[]>> = {
  body: adoptingBodies,
  manner: manners,
  violations,
};

/** What a field of a decision may hold, in words for who wrote something else. */
export const fieldForm = (field: CorrectableField, voice: Pick<Voice, 'say' | 'join'>): string =>
  voice.say(`fieldForms.${field}`, { words: voice.join(typedWords[field] ?? []) });

const wishWords = (
  { wrong, words, country, region }: Extract<OrderFault, { kind: 'wish' }>,
  voice: Voice,
): string =>
  voice.say(`wishes.${wrong}`, {
    words,
    countryName: country ? voice.country(country) : '',
    regionName: region ? voice.say(`regions.${region}`) : '',
  });

/** Why members get no notice is said in the approval mail too. */
const isSaidThere = (reason: string): boolean =>
  (withoutReasons as readonly string[]).includes(reason);

function nobodyWords(nobody: string, leftOut: readonly LeftOutCount[], voice: Voice): string {
  if (!leftOut.length) return nobody;
  const members = leftOut.map(({ reason, count }) =>
    voice.say(`${isSaidThere(reason) ? 'approval-request' : 'orderFaults'}.${reason}`, {
      count,
      line: 'SEND <code> UNCERTAIN',
    }),
  );
  return `${nobody} ${voice.say('orderFaults.left-out', { members: members.join(voice.say('common.comma')) })}`;
}
