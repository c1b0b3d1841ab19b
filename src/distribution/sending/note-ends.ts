import type { Desk, SendOutcome } from '../../desk.ts';
import { refusalOf } from '../../domain/refusal.ts';
import { inTrouble, noteSuccess, noteTrouble, wholeServer } from './pace.ts';
import {
  countOutcome,
  pauseNotice,
  reasonOfLogin,
  reasonToPause,
  type Tally,
  tallyOf,
} from './pause.ts';
import { type Ended, recordOutcomes } from './record.ts';

/** What a lane keeps in mind about the server while it sends a notice. */
export interface Watch {
  readonly notice: string;
  readonly tally: Tally;
  /** The domains, and perhaps the server, that were in trouble last. */
  readonly troubled: Set<string>;
}

export const openWatch = async (desk: Desk, notice: string): Promise<Watch> => ({
  notice,
  tally: await tallyOf(desk.db, notice),
  troubled: await inTrouble(desk.db),
});

/** Writes down how dialogues ended, and what that says about the server: to be left alone, well again, or against us. */
export async function noteEnds(desk: Desk, watch: Watch, ended: readonly Ended[]): Promise<void> {
  await recordOutcomes(desk, ended);
  logEnds(desk, watch.notice, ended);
  await noteDomains(desk, watch, ended);
  for (const { outcome } of ended) countOutcome(watch.tally, outcome);
  const refused = ended.find(({ outcome }) => outcome.result === 'refused');
  if (!refused || !reasonToPause(watch.tally, desk.config.delivery.pauseAtErrors)) return;
  // Other lanes may have fared better: what counts is the whole distribution.
  Object.assign(watch.tally, await tallyOf(desk.db, watch.notice));
  const why = reasonToPause(watch.tally, desk.config.delivery.pauseAtErrors);
  if (why) await pauseNotice(desk, watch.notice, why, refused.outcome.response);
}

/** A line for each that was not simply taken, and one for the others. */
function logEnds({ log }: Desk, notice: string, ended: readonly Ended[]): void {
  const taken = ended.filter(({ outcome }) => outcome.result === 'accepted');
  if (taken.length)
    log.info({ notice, deliveries: taken.map(({ delivery }) => delivery.id) }, 'notices sent');
  for (const { delivery, outcome } of ended) {
    const { result } = outcome;
    if (result === 'accepted') continue;
    const { reason } = refusalOf(outcome.response);
    log.warn({ notice, delivery: delivery.id, result, reason }, 'notice not taken');
  }
}

async function noteDomains(desk: Desk, watch: Watch, ended: readonly Ended[]): Promise<void> {
  const trouble = new Map<string, SendOutcome>();
  const well = new Set<string>();
  for (const { delivery, outcome } of ended)
    if (outcome.result === 'unavailable')
      trouble.set(outcome.of === 'domain' ? delivery.domain : wholeServer, outcome);
    else if (outcome.result === 'accepted') well.add(delivery.domain).add(wholeServer);
  for (const [domain, outcome] of trouble) {
    watch.troubled.add(domain);
    const times = await noteTrouble(desk, desk.db, domain, outcome.response);
    const why =
      outcome.result === 'unavailable' && outcome.of === 'login' ? reasonOfLogin(times) : null;
    if (why) await pauseNotice(desk, watch.notice, why, outcome.response);
  }
  const recovered = [...well].filter(
    (domain) => watch.troubled.has(domain) && !trouble.has(domain),
  );
  await noteSuccess(desk.db, recovered);
  for (const domain of recovered) watch.troubled.delete(domain);
}
