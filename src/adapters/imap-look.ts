/**
 * One look into a mailbox over as many connections as it takes. A message that the server does not
 * give never stops those behind it; a server that is not there stops the look.
 */
import type { MailboxProgress, Portion, RefusedMessage } from '../desk.ts';
import { hangUp, isPassing, wordsOf } from './imap-connection.ts';
import {
  fetchAlone,
  fetchTogether,
  type Listed,
  portions,
  sizesOf,
  TooLarge,
} from './imap-fetch.ts';
import { type ImapSession, stillThere, uidsFrom } from './imap-session.ts';

/** UIDs whose sizes are asked for in one command. */
const sliceLength = 200;

/** What came of a portion. */
interface Fetched {
  readonly messages: Map<number, Buffer>;
  readonly refused: RefusedMessage[];
  readonly gone: number[];
}

export class ImapLook {
  readonly #open: () => Promise<ImapSession>;
  readonly #limit: number;
  #session: ImapSession | null = null;
  #uidValidity: string | null = null;
  /**
   * A message at which the connection broke, again on a new one. Only when another message is given
   * after it is it the message's fault; until then it may be the line's, and nothing is said of it.
   */
  #doubtful: RefusedMessage | null = null;

  /**
   * @param open makes a session on a new connection
   * @param limit in bytes; a larger message is refused
   */
  constructor(open: () => Promise<ImapSession>, limit: number) {
    this.#open = open;
    this.#limit = limit;
  }

  /** @throws when the server is not there, does not let us in, or numbers the mailbox anew meanwhile */
  async *portions(progress: MailboxProgress | null): AsyncGenerator<Portion> {
    const { uidValidity } = await this.#ready();
    const known = progress?.uidValidity === uidValidity ? progress : null;
    const nothing: Portion = { uidValidity, messages: [], refused: [], gone: [], upTo: 0 };
    if (!known) yield nothing;
    const fresh = await uidsFrom(await this.#ready(), (known?.highestUid ?? 0) + 1);
    const wanted = [...fresh, ...(known?.retry ?? [])];
    let upTo = known?.highestUid ?? 0;
    for (let at = 0; at < wanted.length; at += sliceLength) {
      const uids = wanted.slice(at, at + sliceLength);
      const listed = await sizesOf(await this.#ready(), uids);
      const unlisted = uids.filter((uid) => !listed.some((message) => message.uid === uid));
      const groups = [...portions(listed)];
      if (unlisted.length) groups.push(unlisted.map((uid) => ({ uid, bytes: 0 })));
      // Until the slice is through, somebody without a size may stand before one who was given.
      const end = Math.max(upTo, ...uids);
      for (const [index, group] of groups.entries()) {
        const { messages, refused, gone } = await this.#fetch(group);
        if (!unlisted.length) upTo = Math.max(upTo, ...group.map(({ uid }) => uid));
        else if (index === groups.length - 1) upTo = end;
        yield {
          uidValidity,
          messages: [...messages].map(([uid, raw]) => ({ uid, raw })),
          refused,
          gone,
          upTo: this.#doubtful ? Math.min(upTo, this.#doubtful.uid - 1) : upTo,
        };
      }
    }
    if (this.#doubtful) yield { ...nothing, refused: [this.#doubtful], upTo };
  }

  async close(politely: boolean): Promise<void> {
    if (this.#session) await hangUp(this.#session.client, politely);
  }

  async #ready(): Promise<ImapSession> {
    if (this.#session?.client.usable) return this.#session;
    await this.close(false);
    const session = await this.#open();
    this.#session = session;
    this.#uidValidity ??= session.uidValidity;
    if (session.uidValidity !== this.#uidValidity)
      throw new Error('the mailbox was numbered anew during the look');
    return session;
  }

  /** All at once if that goes well; whoever is missing then, one by one. */
  async #fetch(group: readonly Listed[]): Promise<Fetched> {
    const fetched: Fetched = { messages: new Map(), refused: [], gone: [] };
    let broke = false;
    if (group.length > 1) {
      const session = await this.#ready();
      try {
        await fetchTogether(session, group, fetched.messages);
      } catch (error) {
        if (isPassing(error)) throw error;
        broke = !session.client.usable;
      }
    }
    if (fetched.messages.size) this.#clear(fetched);
    const missing = group.filter(({ uid }) => !fetched.messages.has(uid));
    if (!missing.length) return fetched;
    const there = await stillThere(
      await this.#ready(),
      missing.map(({ uid }) => uid),
    );
    for (const message of missing) {
      if (!there.has(message.uid)) fetched.gone.push(message.uid);
      else await this.#fetchAlone(message, broke ? 1 : 2, fetched);
      broke = false;
    }
    return fetched;
  }

  /** @param chances connections that it may break before it is doubted */
  async #fetchAlone(message: Listed, chances: number, fetched: Fetched): Promise<void> {
    const { uid } = message;
    const session = await this.#ready();
    try {
      const raw = await fetchAlone(session, message, this.#limit);
      // Cut short: sizes may be guesses, but a message that somebody removes meanwhile is no message.
      const whole =
        raw && (raw.length >= message.bytes || (await stillThere(session, [uid])).has(uid));
      if (raw && whole) {
        fetched.messages.set(uid, raw);
        this.#clear(fetched);
      } else if ((await stillThere(session, [uid])).has(uid))
        fetched.refused.push({ uid, reason: { kind: 'nothing-given' } });
      else fetched.gone.push(uid);
    } catch (error) {
      if (isPassing(error)) throw error;
      const said = wordsOf(error);
      if (error instanceof TooLarge) fetched.refused.push({ uid, reason: tooLarge(error) });
      else if (session.client.usable)
        fetched.refused.push({ uid, reason: { kind: 'refused', said } });
      else if (chances > 1) await this.#fetchAlone(message, chances - 1, fetched);
      else this.#doubt({ uid, reason: { kind: 'connection-breaks', said } }, error);
    }
  }

  /** @throws the second in a row: then it is the line */
  #doubt(message: RefusedMessage, error: unknown): void {
    if (this.#doubtful) throw error;
    this.#doubtful = message;
  }

  /** Another message was given: what was doubtful is the message's own fault. */
  #clear(fetched: Fetched): void {
    if (this.#doubtful) fetched.refused.push(this.#doubtful);
    this.#doubtful = null;
  }
}

const tooLarge = ({ bytes, limit }: TooLarge): RefusedMessage['reason'] => ({
  kind: 'too-large',
  bytes,
  limit,
});
