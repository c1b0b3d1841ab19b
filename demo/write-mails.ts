/** Writes every mail of the story as `.eml` and `.html`, with a page that lists them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

export interface KeptMail {
  readonly address: string;
  readonly raw: Buffer;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** @returns the path of the index page */
export async function writeMails(mails: readonly KeptMail[], dir: string): Promise<string> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const rows: string[] = [];
  for (const [i, { address, raw }] of mails.entries()) {
    const mail = await simpleParser(raw);
    const name = `${String(i + 1).padStart(3, '0')}-${address.replace(/[^a-z0-9.@-]/gi, '_')}`;
    writeFileSync(join(dir, `${name}.eml`), raw);
    if (mail.html) writeFileSync(join(dir, `${name}.html`), mail.html);
    const from = [mail.from?.text ?? ''].join('');
    rows.push(
      `<tr><td>${i + 1}</td><td>${escaped(from)}</td><td>${escaped(address)}</td><td>${mail.html ? `<a href="${name}.html">${escaped(mail.subject ?? '')}</a>` : escaped(mail.subject ?? '')}</td><td><a href="${name}.eml">.eml</a></td></tr>`,
    );
  }
  const index = join(dir, 'index.html');
  writeFileSync(index, page(rows));
  return index;
}

const page = (rows: readonly string[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Solidarity Desk: the mails of the demo</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: start; padding: .4rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); vertical-align: top; }
</style></head>
<body><h1>The mails of the demo</h1><p>${rows.length} mails, in the order in which they were delivered. A subject opens the mail as it looks; .eml is the mail as it was sent.</p>
<table><thead><tr><th>#</th><th>From</th><th>To</th><th>Subject</th><th></th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></body></html>
`;
