/** Every letter of `tests/mails` beside what has to be made of it. A bug report is two files more. */
import { describe, expect, test } from 'vitest';
import { mailingDocuments } from '../../src/incoming/documents.ts';
import { arrive, expectedOf, mailNames, rawMail } from './fixtures.ts';
import { inEnglish } from './in-english.ts';

describe.each(mailNames)('%s', (name) => {
  const expected = expectedOf(name);

  test('is taken for what it is', async () => {
    const { recognised, verdict, mail } = await arrive(rawMail(name));
    expect({ kind: recognised.kind, why: recognised.reasons }).toMatchObject({
      kind: expected.kind,
    });
    expect(recognised.reasons.length).toBeGreaterThan(0);
    if (expected.result) expect(verdict.result).toBe(expected.result);
    if (expected.found) expect(recognised.found).toMatchObject(expected.found);
    if (expected.messageId) expect(mail.messageId).toBe(expected.messageId);
    for (const words of expected.evidence ?? [])
      expect(inEnglish(verdict.evidence).join('; ')).toContain(words);
  });

  if (!expected.documents) return;

  test('has these documents', async () => {
    const { mail } = await arrive(rawMail(name));
    const documents = mailingDocuments(mail).map(({ filename, via }) => ({ filename, via }));
    expect(documents).toEqual(expected.documents);
    expect(mail.problems).toEqual([]);
  });
});
