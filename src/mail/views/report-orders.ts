import type { ReplyWay } from '../mails/letter.ts';
import { mailto, referenceLine } from '../mailto.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';

interface Order {
  /** What a written reply begins with: the rest of the example would be taken for an answer. */
  readonly begins: string;
  /** The rest of the example. */
  readonly such: string;
  /** Key of what it does. */
  readonly meaning: string;
}

/** Lines that change a report, each shown by an example; also as a mail that is begun. */
export const reportOrdersView = (
  orders: readonly Order[],
  reply: ReplyWay,
  voice: Voice,
): readonly View[] =>
  orders.map(({ begins, such, meaning }) => ({
    orderLine: [begins, such].filter(Boolean).join(' '),
    orderMeaning: voice.say(`report-draft.${meaning}`),
    orderLink: mailto(reply.address, begins, [
      such ? `${begins} ` : begins,
      '',
      referenceLine(reply.reference),
    ]),
  }));

const reason = (voice: Voice): string => voice.apart(`<${voice.say('report-draft.reason')}>`);

/** What puts right an action that a report tells, before it is sent and after. */
export const correctingOrders = (code: string, number: number, voice: Voice): readonly Order[] => [
  { begins: `CORRECT ${code}`, such: `${number} date 2021-01-12`, meaning: 'correct' },
  { begins: `WITHDRAW ${code}`, such: `${number} ${reason(voice)}`, meaning: 'withdraw' },
];

/** @param actions how many the draft has */
export function editingOrders(code: string, actions: number, voice: Voice): readonly Order[] {
  const one = Math.min(3, actions);
  const some = actions > 4 ? '3 5' : String(one);
  const omit = `OMIT ${code}`;
  return [
    ...(actions
      ? [
          { begins: omit, such: some, meaning: 'omit' },
          { begins: omit, such: `${one} INTERNAL`, meaning: 'omitInternal' },
        ]
      : []),
    { begins: `ADD ${code}`, such: 'meet-ambassadors VEN-13 2021-01-12', meaning: 'add' },
    { begins: `INTRODUCTION ${code}`, such: '', meaning: 'introduce' },
    ...(actions ? correctingOrders(code, one, voice) : []),
  ];
}
