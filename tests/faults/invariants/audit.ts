import {
  actions,
  audit,
  deliveries,
  followUps,
  mailings,
  messages,
  reports,
} from '../../../src/database/tables.ts';
import type { World } from './world.ts';

/** An entry that has to be there. */
interface Entry {
  readonly thing: string;
  readonly id: string;
  readonly what: RegExp;
  /** Once; `again`: perhaps more often. */
  readonly times: 'once' | 'again';
}

const onceOf = (thing: string, id: string, what: RegExp): Entry => ({
  thing,
  id,
  what,
  times: 'once',
});

const goneOut = ['approved', 'distributed'];

export async function brokenAudit({ desk: { db } }: World): Promise<string[]> {
  const entries = await db.select().from(audit);
  const [ofMailings, ofReports, ofFollowUps, ofActions, ofDeliveries, ofMessages] = [
    await db.select().from(mailings),
    await db.select().from(reports),
    await db.select().from(followUps),
    await db.select().from(actions),
    await db.select().from(deliveries),
    await db.select().from(messages),
  ];
  const wanted: Entry[] = [
    ...ofMailings.flatMap(({ id, state }) => [
      onceOf('mailing', id, /^(received|quarantined)$/),
      ...(goneOut.includes(state) ? [onceOf('mailing', id, /^read$/)] : []),
      ...(goneOut.includes(state) ? [onceOf('mailing', id, /^approve\b/)] : []),
      ...(state === 'distributed' ? [onceOf('mailing', id, /^distributed$/)] : []),
    ]),
    ...ofReports.flatMap(({ id, state, sentAt }) => [
      onceOf('report', id, /^drafted$/),
      ...(sentAt ? [onceOf('report', id, /^sent$/)] : []),
      ...(state === 'acknowledged' ? [onceOf('report', id, /^acknowledged$/)] : []),
    ]),
    ...ofFollowUps.map(({ id }) => onceOf('follow-up', id, /^(opened|split)$/)),
    ...ofActions.map(({ id }) => onceOf('action', id, /^recorded$/)),
    ...ofDeliveries.flatMap(({ id, state }) =>
      state === 'bounced' ? [onceOf('delivery', id, /^bounced$/)] : [],
    ),
    ...ofMessages.flatMap(({ id, state }) =>
      state === 'failed'
        ? [{ thing: 'message', id, what: /^penned$/, times: 'again' } as const]
        : [],
    ),
  ];
  const known: Record<string, Set<string>> = {
    mailing: idsOf(ofMailings),
    report: idsOf(ofReports),
    'follow-up': idsOf(ofFollowUps),
    action: idsOf(ofActions),
    delivery: idsOf(ofDeliveries),
    message: idsOf(ofMessages),
  };
  return [
    ...wanted.flatMap(({ thing, id, what, times }) => {
      const n = entries.filter(
        (entry) => entry.thing === thing && entry.thingId === id && what.test(entry.what),
      ).length;
      return n === 1 || (times === 'again' && n > 1)
        ? []
        : [`${n} entries ${what.source} of ${thing} ${id}`];
    }),
    ...entries.flatMap(({ id, thing, thingId }) =>
      known[thing] && !known[thing].has(thingId)
        ? [`entry ${id} is about a ${thing} that there is not`]
        : [],
    ),
  ];
}

const idsOf = (rows: readonly { readonly id: string }[]): Set<string> =>
  new Set(rows.map(({ id }) => id));
