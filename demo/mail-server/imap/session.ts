/** One IMAP4rev1 session (RFC 3501), as much of it as a reader of an inbox needs. */
import type { Socket } from 'node:net';
import type { Box } from '../box.ts';
import { asText, type Command, CommandReader, type Word } from './command.ts';
import { fetchAnswer, marksSeen } from './items.ts';
import { View } from './view.ts';

export interface ImapAccounts {
  /** The mailbox of whoever logs in; null for a wrong password. */
  login(user: string, password: string): Box | null;
  now(): Date;
}

const capabilities = 'IMAP4rev1 IDLE LITERAL+ UNSELECT UIDPLUS';
type Answer = { readonly status: 'OK' | 'NO' | 'BAD'; readonly text: string };
const ok = (text: string): Answer => ({ status: 'OK', text });
const no = (text: string): Answer => ({ status: 'NO', text });
const bad = (text: string): Answer => ({ status: 'BAD', text });

export class ImapSession {
  readonly #socket: Socket;
  readonly #accounts: ImapAccounts;
  readonly #reader = new CommandReader();
  #inbox: Box | null = null;
  #view: View | null = null;
  #idleTag: string | null = null;

  constructor(socket: Socket, accounts: ImapAccounts) {
    this.#socket = socket;
    this.#accounts = accounts;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#leave());
    this.#write(`* OK [CAPABILITY ${capabilities}] Development mail server ready\r\n`);
  }

  #write(data: string | Buffer): void {
    if (this.#socket.writable) this.#socket.write(data);
  }

  #read(chunk: Buffer): void {
    for (const command of this.#reader.read(chunk, () => this.#write('+ go on\r\n'))) {
      if (this.#idleTag !== null) this.#endIdle(command.tag);
      else this.#obey(command);
    }
  }

  #obey(command: Command): void {
    const { tag, name, words } = command;
    const byUid = name === 'UID';
    const verb = byUid ? asText(words[0]).toUpperCase() : name;
    const answer = this.#run(verb, byUid ? words.slice(1) : words, byUid, tag);
    if (!answer) return;
    // Numbers must not move while the client counts by them (RFC 3501 §7.4.1).
    if (byUid || !['FETCH', 'STORE', 'SEARCH'].includes(verb)) this.#tellNews();
    this.#write(`${tag} ${answer.status} ${answer.text}\r\n`);
    if (verb === 'LOGOUT') this.#socket.end();
  }

  #run(verb: string, words: Word[], byUid: boolean, tag: string): Answer | null {
    if (verb === 'CAPABILITY') this.#write(`* CAPABILITY ${capabilities}\r\n`);
    else if (verb === 'LOGOUT') this.#write('* BYE\r\n');
    else if (verb === 'LOGIN') return this.#login(words);
    else if (verb !== 'NOOP')
      return this.#inbox ? this.#withInbox(verb, words, byUid, tag) : no('Log in first');
    return ok(`${verb} done`);
  }

  #login([user, password]: Word[]): Answer {
    this.#inbox = this.#accounts.login(asText(user), asText(password));
    return this.#inbox
      ? ok(`[CAPABILITY ${capabilities}] Logged in`)
      : no('[AUTHENTICATIONFAILED] Wrong user or password');
  }

  #withInbox(verb: string, words: Word[], byUid: boolean, tag: string): Answer | null {
    const inbox = this.#inbox as Box;
    if (verb === 'LIST' || verb === 'LSUB') {
      this.#write(`* ${verb} () "/" INBOX\r\n`);
      return ok('That is all');
    }
    if (['SELECT', 'EXAMINE', 'STATUS', 'APPEND'].includes(verb)) {
      if (asText(words[0]).toUpperCase() !== 'INBOX')
        return no('[NONEXISTENT] There is only INBOX');
      if (verb === 'STATUS') return this.#status(inbox);
      if (verb === 'APPEND') return this.#append(inbox, words.slice(1));
      return this.#select(inbox, verb === 'EXAMINE');
    }
    return this.#view
      ? this.#withView(this.#view, verb, words, byUid, tag)
      : bad('No mailbox is selected');
  }

  #select(box: Box, readOnly: boolean): Answer {
    this.#leave();
    this.#view = new View(box, readOnly);
    box.listeners.add(this.#onChange);
    this.#write('* FLAGS (\\Seen \\Deleted \\Answered \\Flagged)\r\n');
    this.#write(`* ${box.mails.length} EXISTS\r\n* 0 RECENT\r\n`);
    this.#write(
      `* OK [UIDVALIDITY ${box.uidValidity}] UIDs valid\r\n* OK [UIDNEXT ${box.uidNext}] Next\r\n`,
    );
    return ok(readOnly ? '[READ-ONLY] Examined' : '[READ-WRITE] Selected');
  }

  #status(box: Box): Answer {
    const unseen = box.mails.filter((mail) => !mail.flags.has('\\Seen')).length;
    this.#write(
      `* STATUS INBOX (MESSAGES ${box.mails.length} UIDNEXT ${box.uidNext} UIDVALIDITY ${box.uidValidity} UNSEEN ${unseen})\r\n`,
    );
    return ok('Status given');
  }

  #append(box: Box, words: Word[]): Answer {
    const raw = words.at(-1);
    if (!Buffer.isBuffer(raw)) return bad('A literal is needed');
    const flags = words.find((word): word is Word[] => Array.isArray(word)) ?? [];
    const { uid } = box.add(raw, this.#accounts.now(), flags.map(asText));
    return ok(`[APPENDUID ${box.uidValidity} ${uid}] Appended`);
  }

  #withView(view: View, verb: string, words: Word[], byUid: boolean, tag: string): Answer | null {
    switch (verb) {
      case 'IDLE':
        this.#idleTag = tag;
        this.#write('+ idling\r\n');
        this.#tellNews();
        return null;
      case 'FETCH':
        return this.#fetch(view, words, byUid);
      case 'STORE':
        return this.#store(view, words, byUid);
      case 'SEARCH':
        return this.#search(view, words, byUid);
      case 'EXPUNGE':
        if (view.readOnly) return no('[READ-ONLY] The mailbox was examined');
        view.box.remove(view.box.mails.filter((m) => m.flags.has('\\Deleted')).map((m) => m.uid));
        return ok('Expunged');
      case 'CHECK':
        return ok('Checked');
      case 'CLOSE':
      case 'UNSELECT':
        this.#leave();
        return ok('Closed');
      default:
        return bad(`${verb} is not known here`);
    }
  }

  #fetch(view: View, [set, wanted]: Word[], byUid: boolean): Answer {
    const items = Array.isArray(wanted) ? [...wanted] : [wanted ?? ''];
    // RFC 3501 §6.4.8: UID FETCH always answers with the UID.
    if (byUid && !items.some((item) => asText(item).toUpperCase() === 'UID')) items.unshift('UID');
    for (const { number, mail } of view.select(asText(set), byUid)) {
      const answer = fetchAnswer(number, mail, items);
      if (!answer) return bad('An item is not known here');
      if (!view.readOnly && marksSeen(items)) mail.flags.add('\\Seen');
      this.#write(answer);
    }
    return ok('Fetched');
  }

  #store(view: View, [set, action, list]: Word[], byUid: boolean): Answer {
    if (view.readOnly) return no('[READ-ONLY] The mailbox was examined');
    const flags = (Array.isArray(list) ? list : [list ?? '']).map(asText);
    const how = asText(action).toUpperCase();
    for (const { number, mail } of view.select(asText(set), byUid)) {
      if (how.startsWith('FLAGS')) mail.flags.clear();
      for (const flag of flags)
        how.startsWith('-') ? mail.flags.delete(flag) : mail.flags.add(flag);
      if (!how.endsWith('.SILENT')) this.#write(fetchAnswer(number, mail, ['UID', 'FLAGS']) ?? '');
    }
    return ok('Stored');
  }

  /** ALL and UID sets; other keys are refused rather than guessed. */
  #search(view: View, words: Word[], byUid: boolean): Answer {
    const [key, set] = words.map(asText);
    const sets = { ALL: '1:*', UID: set ?? '' } as Record<string, string>;
    const wanted = /^[\d,:*]+$/.test(key ?? '') ? key : sets[key?.toUpperCase() ?? ''];
    if (!wanted) return bad('Only ALL and sets of UIDs can be searched');
    const found = view.select(wanted, key?.toUpperCase() === 'UID');
    this.#write(
      `* SEARCH ${found.map(({ number, mail }) => (byUid ? mail.uid : number)).join(' ')}\r\n`,
    );
    return ok('Searched');
  }

  #endIdle(line: string): void {
    this.#write(
      line.toUpperCase() === 'DONE'
        ? `${this.#idleTag} OK Idled\r\n`
        : `${this.#idleTag} BAD DONE was expected\r\n`,
    );
    this.#idleTag = null;
  }

  #tellNews(): void {
    const lines = this.#view?.news();
    if (lines) this.#write(lines);
  }

  readonly #onChange = (renumbered: boolean): void => {
    if (renumbered) {
      this.#write('* BYE The mailbox was rebuilt\r\n');
      this.#socket.end();
    } else if (this.#idleTag !== null) this.#tellNews();
  };

  #leave(): void {
    this.#view?.box.listeners.delete(this.#onChange);
    this.#view = null;
  }
}
