/**
 * A parliament's mail system on the loopback, for the demo and for tests: SMTP in, IMAP out,
 * mailboxes in memory. It proves senders by SMTP AUTH, writes Authentication-Results, knows
 * plus-addresses, returns what cannot be delivered, and keeps what leaves the parliament in
 * mailboxes "outside", so that the report to the IPU can be read.
 */

import { bounceOf } from './mail-server/bounce.ts';
import { Boxes, baseAddress, type StoredMail } from './mail-server/box.ts';
import { startImapServer } from './mail-server/imap/server.ts';
import { startSmtpServer } from './mail-server/smtp.ts';
import { headerOf, stamp } from './mail-server/stamp.ts';

export type { StoredMail } from './mail-server/box.ts';

export interface MailServerOptions {
  readonly smtpPort?: number;
  readonly imapPort?: number;
  readonly domain: string;
  /** The shared mailbox that the desk reads. */
  readonly deskAddress: string;
  /** Whoever has a mailbox and may log in; an address of another domain can send as if from there. */
  readonly users: readonly string[];
  /** Accepted, and then returned to the sender. */
  readonly gone?: readonly string[];
  /** Everybody's. */
  readonly password?: string;
  readonly clock?: { now(): Date };
  /** Between taking a mail and saying so: where a crash of the sender leaves doubt. */
  readonly answerDelayMs?: number;
}

export interface Submission {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  /** Who sends it; null for a stranger. */
  readonly authenticatedAs: string | null;
}

/** A mail that was taken for a recipient. */
export interface Taken {
  readonly recipient: string;
  readonly messageId: string;
  readonly authenticatedAs: string | null;
}

/** Decides the reply to a recipient: `451 …`, `550 …`; undefined to take it. */
export type Answer = (recipient: string) => string | undefined;

export async function startMailServer(options: MailServerOptions) {
  const { domain, password = 'demo' } = options;
  const now = () => options.clock?.now() ?? new Date();
  const boxes = new Boxes(Math.floor(now().getTime() / 1000));
  for (const address of [options.deskAddress, ...options.users]) boxes.of(address);
  const users = new Set(boxes.addresses());
  const gone = new Set(options.gone?.map(baseAddress));
  const listeners = new Set<(address: string, mail: StoredMail) => void>();
  const accepted = new Map<string, number>();
  const takers = new Set<(taken: Taken) => void>();
  let answer: Answer = () => undefined;
  let answerToContent: Answer = () => undefined;
  let count = 0;

  function deliver(raw: Buffer, address: string): StoredMail {
    const mail = boxes.of(address).add(raw, now());
    for (const listener of listeners) listener(baseAddress(address), mail);
    return mail;
  }

  function submit({ from, to, raw, authenticatedAs }: Submission): void {
    for (const recipient of to) {
      const messageId = headerOf(raw, 'Message-ID') ?? '';
      const key = `${recipient.toLowerCase()} ${messageId}`;
      accepted.set(key, (accepted.get(key) ?? 0) + 1);
      for (const listener of takers) listener({ recipient, messageId, authenticatedAs });
      const about = {
        domain,
        envelopeFrom: from,
        recipient,
        authenticatedAs,
        at: now(),
        id: `D${++count}`,
      };
      if (!gone.has(baseAddress(recipient))) deliver(stamp(raw, about), recipient);
      // RFC 5321 §6.1: never a report about a report.
      else if (from) deliver(bounceOf(raw, about), from);
    }
  }

  const login = (user: string, given: string): string | null => {
    const address = user.includes('@') ? user.toLowerCase() : `${user.toLowerCase()}@${domain}`;
    return users.has(address) && given === password ? address : null;
  };

  const imap = await startImapServer(options.imapPort ?? 0, {
    login: (user, given) => {
      const address = login(user, given);
      return address === null ? null : boxes.of(address);
    },
    now,
  });
  const smtp = await startSmtpServer(
    options.smtpPort ?? 0,
    `mx.${domain}`,
    {
      login,
      refusal(recipient, authenticatedAs) {
        const base = baseAddress(recipient);
        const scripted = answer(recipient);
        if (scripted !== undefined) return scripted;
        if (base.endsWith(`@${domain}`)) {
          return boxes.has(base) || gone.has(base)
            ? undefined
            : `550 5.1.1 <${recipient}>: User unknown`;
        }
        return authenticatedAs === null ? '550 5.7.1 Relaying denied' : undefined;
      },
      take(mail) {
        const scripted = mail.to.map(answerToContent).find((reply) => reply !== undefined);
        if (scripted === undefined) submit(mail);
        return scripted;
      },
    },
    options.answerDelayMs,
  );

  const login64 = (user: string) => `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return {
    smtpPort: smtp.port,
    imapPort: imap.port,
    smtpUrl: (user = options.deskAddress) => `smtp://${login64(user)}@127.0.0.1:${smtp.port}`,
    imapUrl: (user = options.deskAddress) => `imap://${login64(user)}@127.0.0.1:${imap.port}/INBOX`,
    /** Puts a mail into a mailbox as it is: for fixtures, which carry their own trace. */
    deliver,
    /** The way of a mail that somebody sends: stamped, delivered, or returned. */
    submit,
    mailbox: (address: string): readonly StoredMail[] => boxes.of(address).mails,
    addresses: () => boxes.addresses(),
    /** How often a Message-ID was taken for a recipient; the key is `recipient <message-id>`. */
    accepted: (): ReadonlyMap<string, number> => accepted,
    /** Scripts the replies to RCPT TO from now on. */
    answer(next: Answer) {
      answer = next;
    },
    /** Scripts the replies after the final dot. */
    answerToContent(next: Answer) {
      answerToContent = next;
    },
    /** @returns a function that stops the calls */
    onMail(listener: (address: string, mail: StoredMail) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Called for each recipient of a mail that was taken, before its sender hears of it. @returns a function that stops the calls */
    onTaken(listener: (taken: Taken) => void): () => void {
      takers.add(listener);
      return () => takers.delete(listener);
    },
    /** Removes mails as another client of the shared mailbox would. */
    expunge: (address: string, uids: Iterable<number>) => boxes.of(address).remove(uids),
    /** A new UIDVALIDITY, as after a restored backup. */
    renumber: (address: string) => boxes.of(address).renumber(),
    dropImapConnections: () => imap.dropConnections(),
    async close(): Promise<void> {
      await Promise.all([smtp.close(), imap.close()]);
    },
  };
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;
