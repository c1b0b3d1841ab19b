/** What the doctor finds: every finding in every language, with what to do wherever it is not good. */
import { describe, expect, test } from 'vitest';
import { type Finding, type FindingValues, finding, grades } from '../src/domain/finding.ts';
import { languages } from '../src/domain/language.ts';
import { findingWords } from '../src/mail/finding-words.ts';
import { voiceOf } from '../src/mail/voice.ts';
import { expectSaidInFull } from './mail/said-in-full.ts';

const error = 'connect ECONNREFUSED 127.0.0.1:993';
const disk = { dir: '/var/lib/desk', free: 3 };
const mailbox = { mailbox: 'INBOX', how: 'password', count: 12 } as const;
const refused = { error, grant: 'application', permission: 'IMAP.AccessAsApp' } as const;
const server = { of: 'server', host: 'mail.p.example:993', ends: '2020-12-20' } as const;
const client = { of: 'client', host: '', ends: '2020-12-20' } as const;
const dkim = { name: 'd._domainkey.p.example', record: 'v=DKIM1; p=AAAA' };

const all: { readonly [C in keyof FindingValues]: readonly FindingValues[C][] } = {
  'config-wrong': [{ error }],
  'config-read': [{ chamber: 'Folketinget', committees: 5, clerks: 1 }],
  trial: [{}],
  'notices-go-out': [{ mode: 'delayed' }],
  'authserv-set': [{ authservId: 'mx.p.example' }],
  'authserv-unset': [{}],
  'reading-apart': [{}],
  'reading-near-network': [{ node: '24.1.0' }],
  'data-short': [disk],
  'data-writable': [disk],
  'data-unwritable': [{ dir: '/var/lib/desk', error }],
  'database-embedded': [{}],
  'database-held': [{ pid: 4711 }],
  'database-answers': [{ version: '17.2' }],
  'database-silent': [{ error }],
  'queues-in-database': [{ where: 'server' }, { where: 'embedded' }],
  'redis-evicts': [{ policy: 'allkeys-lru' }],
  'redis-answers': [{}],
  'redis-silent': [{ error }],
  clock: [{ now: '2020-12-03T10:00:00.000Z' }],
  'no-password': [{}],
  'oauth-unused': [{}],
  'oauth-token': [
    { host: 'login.example', grant: 'user', scope: 'mail' },
    { host: 'login.example', grant: 'application', scope: 'mail' },
  ],
  'oauth-refused': [{ error, grant: 'user' }],
  'imap-unset': [{}],
  'imap-wrong': [{ error }],
  'imap-opens': [mailbox, { ...mailbox, how: 'token', count: 1 }],
  'imap-no-move': [{ ...mailbox, moveTo: 'Done' }],
  'imap-no-idle': [mailbox],
  'imap-refused': [{ error }],
  'imap-token-refused': [refused, { ...refused, grant: 'user' }],
  'smtp-unset': [{}],
  'smtp-wrong': [{ error }],
  'smtp-lets-in': [
    { server: 'mail.p.example:465', how: 'password' },
    { server: 'mail.p.example:465', how: 'token' },
  ],
  'smtp-refused': [{ error }],
  'smtp-token-refused': [refused, { ...refused, grant: 'user' }],
  'certificate-valid': [server, client],
  'certificate-ends': [server, client],
  'certificate-ended': [server, client],
  'client-certificate-unusable': [{ error }],
  'dkim-published': [{ domain: 'p.example', name: dkim.name }],
  'dkim-another': [dkim],
  'dkim-nothing': [dkim],
  'dkim-unknown': [{ name: dkim.name }],
  'dkim-unusable': [{ error }],
  'secrets-closed': [{}],
  'secrets-open': ['tokenKey', 'refreshToken', 'SMTP_URL'].map((of) => ({ path: '/k/file', of })),
  'own-ca': [{ subject: 'CN=Own CA' }],
  'own-ca-unreadable': [{ error, path: '/k/ca.pem' }],
  'database-in-the-clear': [{ host: 'db.p.example' }],
  'redis-in-the-clear': [{ host: 'redis.p.example' }],
};
const findings: readonly Finding[] = Object.entries(all).flatMap(([code, values]) =>
  values.map((each) => finding(code as keyof FindingValues, each)),
);

describe('a finding of the doctor', () => {
  test.each(languages)('is said in %s, whichever it is, with nothing left open', (language) => {
    expectSaidInFull(language, ['findings'], (voice) =>
      findings.flatMap((each) => {
        const { what, todo } = findingWords(each, voice);
        expect(todo === undefined).toBe(each.grade === 'good');
        return todo === undefined ? [what] : [what, todo];
      }),
    );
  });

  test.each(languages)('in %s leaves settings, records and errors as they are', (language) => {
    const voice = voiceOf(language, 'Europe/Copenhagen');
    const said = (each: Finding) => Object.values(findingWords(each, voice)).join('\n');
    expect(said(finding('database-silent', { error }))).toContain(error);
    expect(said(finding('database-silent', { error }))).toContain('DATABASE_URL');
    expect(said(finding('dkim-nothing', dkim))).toContain(dkim.record);
    expect(said(finding('secrets-open', { path: '/k/file', of: 'SMTP_URL' }))).toMatch(
      /chmod o= \/k\/file/,
    );
  });

  test('has one grade, whatever it tells', () => {
    expect(Object.keys(grades).sort()).toEqual(Object.keys(all).sort());
    for (const { code, grade } of findings) expect(grade).toBe(grades[code]);
  });
});
