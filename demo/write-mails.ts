/** Writes every mail of the story as `.eml`, ours as `.html` too, with a page that lists them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';

export interface KeptMail {
  readonly address: string;
  readonly raw: Buffer;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The HTML of others is not opened: a forged mail's page would do what its writer wants. */
const isOurs = (mail: ParsedMail): boolean => mail.headers.has('x-solidarity-desk');

/** @returns the path of the index page */
export async function writeMails(mails: readonly KeptMail[], dir: string): Promise<string> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const rows: string[] = [];
  for (const [i, { address, raw }] of mails.entries()) {
    const mail = await simpleParser(raw);
    const name = `${String(i + 1).padStart(3, '0')}-${address.replace(/[^a-z0-9.@-]/gi, '_')}`;
    writeFileSync(join(dir, `${name}.eml`), raw);
    const ours = isOurs(mail) && mail.html ? mail.html : null;
    if (ours) writeFileSync(join(dir, `${name}.html`), ours);
    rows.push(row(i + 1, mail, address, name, ours !== null));
  }
  const index = join(dir, 'index.html');
  writeFileSync(index, page(rows));
  return index;
}

function row(n: number, mail: ParsedMail, to: string, name: string, ours: boolean): string {
  const sender = mail.from?.value[0];
  const subject = escaped(mail.subject ?? '');
  const when = (mail.date ?? new Date(0)).toISOString().slice(0, 16).replace('T', ' ');
  const shown = ours ? `<a href="${name}.html">${subject}</a>` : subject;
  return `<tr class="${ours ? 'ours' : 'theirs'}"><td>${n}</td><td><time>${when}</time></td><td>${escaped(sender?.name || sender?.address || '')}</td><td>${escaped(to)}</td><td dir="auto">${shown}</td><td><a href="${name}.eml">.eml</a></td></tr>`;
}

const page = (rows: readonly string[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Solidarity Desk: the mails of the demo</title>
<style>
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
td, th { text-align: start; padding: .35rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); vertical-align: top; }
td:nth-child(-n + 2) { white-space: nowrap; font-variant-numeric: tabular-nums; opacity: .7; }
td:nth-child(5) { width: 45%; }
.theirs { background: color-mix(in srgb, #2563eb 9%, transparent); }
a { color: light-dark(#1d4ed8, #93c5fd); }
</style></head>
<body><h1>The mails of the demo</h1><p>${rows.length} mails, in the order in which they were delivered; those on blue came from people and other servers. A subject opens one of ours as it looks, .eml is the mail as it was sent.</p>
<table><thead><tr><th>#</th><th>Date (UTC)</th><th>From</th><th>To</th><th>Subject</th><th></th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></body></html>
`;
