import type { Desk } from '../../../desk.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { readMail } from '../../../incoming/read-mail.ts';
import { recognise } from '../../../incoming/recognise.ts';
import { messageRow } from '../../../incoming/reopen.ts';
import { visibleText } from '../../../incoming/visible-text.ts';

/** Longer mails are not taken apart for a page; they are for whoever has them read. */
const longestShown = 3_000_000;
const shownCharacters = 2000;

export interface WhatItSays {
  /** The beginning of its text, as a reader sees it; null: it is too long, or cannot be read. */
  readonly text: string | null;
  readonly cut: boolean;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
  /** What the desk took it for, and by what. */
  readonly reasons: readonly Evidence[];
}

/** What a message that was put aside says: text only. */
export async function whatItSays(desk: Desk, id: string): Promise<WhatItSays> {
  const nothing = { text: null, cut: false, files: [], reasons: [] };
  const row = await messageRow(desk.db, id);
  if (row.bytes > longestShown) return nothing;
  // Of what failed, the bytes themselves may be what is wrong.
  const raw = await desk.rawMail.get(row.sha256).catch(() => null);
  if (!raw) return nothing;
  const mail = await readMail(raw);
  const text = visibleText(mail).trim();
  const { verdict } = row;
  return {
    text: text.slice(0, shownCharacters).toWellFormed(),
    cut: text.length > shownCharacters,
    files: mail.attachments.flatMap(({ filename }) => filename ?? []),
    reasons: verdict ? recognise({ mail, verdict }, { treatAs: row.treatAs }).reasons : [],
  };
}
