/** What has to hold of a desk after any fault, once it had the time to come back. */

import { brokenAudit } from './invariants/audit.ts';
import { type Figures, figuresOf } from './invariants/figures.ts';
import { lostBytes, lostMail } from './invariants/kept.ts';
import { letterFaults } from './invariants/letters.ts';
import { noticeFaults } from './invariants/notices.ts';
import { unansweredOrders } from './invariants/orders.ts';
import { unfinished } from './invariants/settled.ts';
import type { World } from './invariants/world.ts';

export type { Taken, World } from './invariants/world.ts';

/** The promises, and what finds where one is broken; each sentence that it gives is a violation. */
const promises: Record<string, (world: World) => Promise<string[]>> = {
  'every mail of the mailbox is a message, byte for byte': lostMail,
  'whatever a row names by its hash is on the disk, whole': lostBytes,
  'every member is told once, or known to be uncertain or failed': noticeFaults,
  'every letter, reminder and report is written once and sent once': letterFaults,
  'every order is carried out or refused once, and answered': unansweredOrders,
  'the audit tells of every change that matters, once': brokenAudit,
  'nothing is left that time does not explain': unfinished,
};

/** @returns what is broken, each as a sentence that begins with the promise; empty: all holds */
export async function violations(world: World): Promise<string[]> {
  const found: string[] = [];
  for (const [promise, breaches] of Object.entries(promises))
    for (const breach of await breaches(world)) found.push(`${promise}: ${breach}`);
  return found;
}

/** @throws with every violation; otherwise gives the figures of what was told */
export async function expectInvariants(world: World): Promise<Figures> {
  const found = await violations(world);
  if (found.length) throw new Error(`${found.length} violations:\n${found.join('\n')}`);
  return figuresOf(world);
}
