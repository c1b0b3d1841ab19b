/** What is done about all that is kept: on the machine's own disk, so for its command line alone. */
import { z } from 'zod';
import { poolOf } from '../../../database/database.ts';
import { backupFaults, backupWish, takeBackup } from '../../../keeping/backup/take-backup.ts';
import { release, releaseWish } from '../../../keeping/restore/release.ts';
import { named, namedRequest } from '../named.ts';
import { none, route } from '../route.ts';
import { machine } from '../scopes.ts';
import { amount } from '../values.ts';

const taken = named(
  'TakenBackup',
  z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      dir: z.string().describe('Path of the folder that it is.'),
      rows: amount,
      mails: amount.describe('Of those that rows name, also the lacking ones.'),
      linked: z.boolean().describe('What an earlier backup of the folder has was not copied.'),
      lacking: z.array(z.string()).describe('SHA-256 of mails that are damaged or missing.'),
      withKey: z.boolean().describe('The key of the tokens is in it, sealed.'),
    }),
    z
      .object({ ok: z.literal(false), fault: z.enum(backupFaults), why: z.string() })
      .describe('None was taken.'),
  ]),
);

const released = named(
  'Released',
  z.union([
    z.object({
      ok: z.literal(true),
      waiting: releaseWish.shape.waiting,
      notices: amount.describe('That waited.'),
      letters: amount.describe('That waited.'),
      held: amount.describe('Mailings that wait for a clerk’s word.'),
    }),
    z.object({ ok: z.literal(false), fault: z.literal('no-standstill') }),
    z.object({
      ok: z.literal(false),
      fault: z.literal('unsettled'),
      unsettled: z.object({
        unread: z.array(z.string()).describe('Mailboxes that were not read since the restore.'),
        messages: amount.describe('That wait to be read.'),
        orders: amount.describe('That wait to be carried out.'),
        mailings: amount.describe('That are being read or distributed.'),
      }),
    }),
  ]),
);

export const keepingActs = [
  route({
    method: 'post',
    path: '/backups',
    name: 'takeBackup',
    summary: 'Takes a backup into a folder of the machine, while the desk is at work',
    scope: machine,
    needs: 'system',
    params: none,
    query: none,
    body: namedRequest('BackupOrder', backupWish),
    answer: taken,
    long: true,
    handle: ({ desk, body, onProgress }) =>
      takeBackup({ ...desk, pool: poolOf(desk.db) }, body, onProgress),
  }),
  route({
    method: 'post',
    path: '/release',
    name: 'releaseMails',
    summary: 'Ends the standstill after a restore: mails go out again',
    scope: machine,
    needs: 'system',
    params: none,
    query: none,
    body: namedRequest('ReleaseOrder', releaseWish),
    answer: released,
    handle: ({ desk, body }) => release(desk, body),
  }),
];
