/** `desk read` says what it understood in the field names of the fixtures' manifest. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toolsFor } from '../../src/cli/tools.ts';
import { answersOf } from '../../src/cli/understood/answers.ts';
import { understand } from '../../src/cli/understood/understand.ts';

const root = join(import.meta.dirname, '../..');
const config = join(root, 'samples/desk.yaml');
const mail = (name: string) => join(root, 'tests/mails', `${name}.eml`);
const sample = (name: string) => join(root, 'samples/ipu/documents', name);

async function answersTo(...files: string[]): Promise<Record<string, unknown>[]> {
  const { tools, home } = await toolsFor(config, null);
  const all = await Promise.all(files.map((file) => understand(file, tools)));
  return answersOf(all, home) as Record<string, unknown>[];
}

test('one line a file in their order, a file that cannot be opened among them, quiet in a pipe', async () => {
  const files = [mail('19-clerk-command'), join(root, 'nowhere.eml'), mail('16-spoofed-ipu')];
  const { code, stdout, stderr } = await new Promise<{
    code: unknown;
    stdout: string;
    stderr: string;
  }>((resolve) =>
    execFile(
      process.execPath,
      [join(root, 'src/cli/desk.ts'), 'read', ...files, '--json', '--config', config],
      { env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' } },
      (error, out, err) => resolve({ code: error?.code ?? 0, stdout: out, stderr: err }),
    ),
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.file)).toEqual(files);
  expect(lines).toMatchObject([
    { kind: 'command', authentic: true },
    { error: 'cannot be opened: ENOENT' },
    { kind: 'spoof', authentic: false, expected: 'quarantine' },
  ]);
  expect([code, stderr]).toEqual([1, '']);
}, 30_000);

test('a corrigendum names the mail and the document that it corrects, in whatever order they are given', async () => {
  const [corrigendum, first] = await answersTo(mail('08-corrigendum'), mail('10-docx'));
  expect(corrigendum).toMatchObject({
    kind: 'mailing',
    sort: 'corrigendum',
    supersedes: { message: mail('10-docx'), document: 'Uganda-e.docx' },
    totals: { mps: 5, countries: 1 },
  });
  expect(first).not.toHaveProperty('supersedes');
  expect(first).toMatchObject({ inlineImages: 1, totals: { mps: 100, countries: 2 } });
}, 60_000);

test('the same documents again repeat the earlier mail, not the other way round', async () => {
  const [second, first] = await answersTo(mail('39-nested-twice'), mail('39-nested-twice'));
  expect(second).not.toHaveProperty('duplicateOf');
  expect(first).toMatchObject({ duplicateOf: mail('39-nested-twice') });
}, 60_000);

test('a document says where each field stands', async () => {
  const [uganda, corrected] = await answersTo(sample('uga-205.pdf'), sample('uga-205-corr1.pdf'));
  expect(uganda).toMatchObject({ readable: 'text', language: 'en', style: 'new' });
  expect(uganda).not.toHaveProperty('corrigendumOf');
  expect(corrected).toMatchObject({ corrigendumOf: sample('uga-205.pdf'), standing: 'decision' });
  const [decision] = (uganda as { decisions: [{ places: { field: string; quotation: string }[] }] })
    .decisions;
  expect(decision.places.find(({ field }) => field === 'session')?.quotation).toContain('205');
}, 60_000);

test('what a letter says of itself', async () => {
  const [links, reply, order, away] = await answersTo(
    mail('03-links-only'),
    mail('18-mp-reply-fr'),
    mail('131-order-html-only'),
    mail('66-away-sv'),
  );
  expect(links).toMatchObject({
    countriesMentioned: ['PHL', 'BRA'],
    needsClerk: 'documents must be fetched from links',
  });
  expect(reply).toMatchObject({ language: 'fr', reply: { cases: [], countries: ['CIV'] } });
  expect(order).toMatchObject({
    command: { verb: 'reject', token: 'Q7F3-K2MD', note: 'not ours' },
  });
  expect(away).toMatchObject({ kind: 'auto-reply', language: 'sv', until: '2021-01-04' });
});

test('the persons of the mail that is answered are known by name', async () => {
  const [named] = await answersTo(mail('134-reply-names-a-person'));
  expect(named).toMatchObject({ reply: { cases: ['PHL-08'], actions: ['meet-ambassadors'] } });
});
