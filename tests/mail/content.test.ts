/** Both bodies say the same: whatever datum changes, both of them change. And whatever it is, it stays text. */
import { describe, expect, test } from 'vitest';
import { compose, prepare } from '../../src/mail/compose.ts';
import type { MailName } from '../../src/mail/mails.ts';
import { mailNames, sampleOf, sampleSender } from '../../src/mail/samples.ts';
import { isWord, leavesOf, mapLeaves, otherValue, withValue } from './leaves.ts';

/** What of a report stands in its data files only; its language is that of the mail, and a picture stands in HTML only. */
const inDataOnly = 'format|parliament\\.(?:id|country)|.*\\.id$|.*\\.(?:contentType|sha256)$';

/** What a mail is given and does not print, each with its reason. */
const unprinted: Partial<Record<MailName, RegExp>> = {
  // The fourth name and the sixth violation, and those after them; the committee's letters are part of
  // its number; a picture stands in HTML only; STOP needs no link in text.
  notice:
    /decisions\.\d+\.cases\.(?:[3-9]|\d\d)\.|decisions\.\d+\.violations\.(?:[5-9]|\d\d)$|registrations\.\d\.committee$|^map$|^unsubscribe$/,
  // The ninth name and those after it; what stands in the preview of the notice in HTML only.
  'approval-request': /decisions\.0\.cases\.[89]\.|^notice\.(?:map|unsubscribe|reply\.reference)$/,
  'distribution-account': /registrations\.\d\.committee$/,
  report: new RegExp(`^content\\.(?:language|${inDataOnly})|^map$`),
  'report-draft': new RegExp(`^report\\.(?:content\\.(?:${inDataOnly})|map$)`),
  // The actions in short.
  'report-sent':
    /^report\.(?:map|content\.(?!number|from|until|actions\.\d\.(?:kind|doneOn|cases\.\d\.code)))/,
};

const hostile = `"'><script>alert(1)</script>{{chamber}} {b} & \r\nBcc: x@evil.example`;

describe.each(mailNames)('%s', (name) => {
  test('prints every datum in both bodies', async () => {
    const fill = await prepare(name, 'en');
    const sample = sampleOf(name);
    const before = fill(sample, sampleSender);
    const lost: string[] = [];
    const excused: string[] = [];
    for (const leaf of leavesOf(sample)) {
      const after = fill(withValue(sample, leaf.path, otherValue(leaf)), sampleSender);
      const missing = ['html', 'text'].filter(
        (body) => after[body as 'html'] === before[body as 'html'],
      );
      if (missing.length === 0) continue;
      (unprinted[name]?.test(leaf.path) ? excused : lost).push(`${leaf.path}: ${missing}`);
    }
    expect(lost).toEqual([]);
    expect(excused.length > 0).toBe(name in unprinted);
  });

  test('takes hostile text as text', async () => {
    const data = mapLeaves(sampleOf(name), (leaf) =>
      typeof leaf.value === 'string' && !isWord(leaf) ? hostile : leaf.value,
    );
    const sender = { ...sampleSender, chamber: hostile, contactName: hostile };
    const mail = await compose(name, 'ar', data, sender);
    expect(mail.html).not.toContain('<script');
    expect(mail.html).not.toMatch(/="[^"]*"'>/);
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{chamber}}');
    expect(mail.text).toContain('<script>alert(1)</script>{{chamber}} {b} &');
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });
});
