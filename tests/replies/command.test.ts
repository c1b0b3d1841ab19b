import { describe, expect, test } from 'vitest';
import { actionKinds } from '../../src/domain/action.ts';
import { verbWords } from '../../src/domain/command-verb.ts';
import { parseCommand } from '../../src/replies/command.ts';

const code = 'Q7F3-K2MD';

test.each<[string, object | null]>([
  [`APPROVE ${code}`, { kind: 'approve', code, committees: [], note: null }],
  ['\n\n approve q7f3k2md ', { kind: 'approve', code }],
  ['Approve Q7F3 K2MD', { kind: 'approve', code }],
  ['**APPROVE q7f3–k2md**', { kind: 'approve', code }],
  [`APPROVE ${code} UPN, uru og OSCE.`, { kind: 'approve', committees: ['UPN', 'URU', 'OSCE'] }],
  [
    `APPROVE ${code}\n\nTil UPN og URU. OSCE og ERD venter.\n\n/Anna`,
    { kind: 'approve', committees: [], note: 'Til UPN og URU. OSCE og ERD venter.' },
  ],
  [`APPROVE ${code}\n\nRef: abc`, { kind: 'approve', note: null }],
  [`HOLD ${code}`, { kind: 'hold', code, until: null, unclear: false, note: null }],
  [`HOLD ${code} UNTIL 2021-01-05`, { kind: 'hold', until: '2021-01-05', unclear: false }],
  [`HOLD ${code} UNTIL next week`, { kind: 'hold', until: null, unclear: true }],
  [`HOLD ${code} UNTIL <day>`, { kind: 'hold', until: null, unclear: true }],
  [`HOLD ${code} please`, { kind: 'hold', until: null, unclear: false }],
  [`APPROVE ${code} official UPN`, { kind: 'approve', committees: ['UPN'], official: true }],
  [`INTRODUCTION ${code}\n\nOne.\n\nTwo.\n\nRef: abc`, { kind: 'introduce', text: 'One.\n\nTwo.' }],
  [`INTRODUCTION ${code}`, { kind: 'introduce', text: null }],
  [`Dear desk,\n\nAPPROVE ${code}`, { kind: 'approve', code, note: null }],
  [`Looks good.\n\nAPPROVE ${code}`, null],
  [`REJECT ${code} sent twice`, { kind: 'reject', code, reason: 'sent twice' }],
  [`REJECT ${code}\nIt was sent twice.`, { kind: 'reject', code, reason: 'It was sent twice.' }],
  [`REJECT ${code}`, { kind: 'reject', code, reason: null }],
  [`YES ${code}`, { kind: 'yes', code }],
  [`WAIVE ${code} not ours`, { kind: 'waive', code, reason: 'not ours' }],
  [`WAIVE ${code}`, { kind: 'not-understood', possible: ['WAIVE <code> <reason>'] }],
  [`DONE ${code} we debated it`, { kind: 'settle', code, note: 'we debated it' }],
  [
    'DONE meet-ambassadors PHL-08, VEN-COLL-06 3 December 2020\n\nWith two colleagues.',
    {
      kind: 'done',
      action: 'meet-ambassadors',
      cases: ['PHL-08', 'VEN-COLL-06'],
      date: '2020-12-03',
      note: 'With two colleagues.',
    },
  ],
  [
    'DONE inform-media 2020-12-03',
    { kind: 'done', action: 'inform-media', cases: [], date: '2020-12-03' },
  ],
  ['DONE inform-media 3. december 2020', { kind: 'done', date: '2020-12-03' }],
  ['DONE inform-media phl/08', { kind: 'done', cases: ['PHL-08'], date: null }],
  [
    'DONE inform media <case> <date>',
    { kind: 'done', action: 'inform-media', cases: [], date: null },
  ],
  ['DONE', { kind: 'not-understood' }],
  ['DONE something else', { kind: 'not-understood', line: 'DONE something else' }],
  [
    'APPROVE',
    {
      kind: 'not-understood',
      possible: ['APPROVE <code>', 'APPROVE <code> <committee> …', 'APPROVE <code> OFFICIAL'],
    },
  ],
  ['APPROVE Q7F3', { kind: 'not-understood' }],
  ['Godkend venligst', { kind: 'not-understood' }],
  ['STOP', { kind: 'preference', verb: 'stop' }],
  ['status', { kind: 'status' }],
  ['Tak for beskeden.', null],
  ['Yes, I asked the minister.', null],
  ['Ja, det har jeg gjort.', null],
  ['Done that last week, see below.', null],
  ['Stop worrying: I wrote to them.', null],
  ['Hold on, I will ask.', null],
  ['I approve of this.', null],
  ['', null],
  [`> APPROVE ${code}\n> REJECT ${code} reason`, null],
  [`>> yes ${code}`, null],
  [`| HOLD ${code}`, null],
])('%j', (text, command) => {
  if (command === null) expect(parseCommand(text)).toBeNull();
  else expect(parseCommand(text)).toMatchObject(command);
});

describe('in every language', () => {
  test.each(Object.entries(verbWords))('%s', (verb, words) => {
    const preferences = ['follow', 'unfollow', 'pause', 'resume', 'language', 'digest', 'stop'];
    const kind = preferences.includes(verb) ? 'preference' : verb === 'done' ? 'settle' : verb;
    for (const word of words) {
      // SEND takes no other word than UNCERTAIN.
      const line = verb === 'send' ? `${word} ${code}` : `${word} ${code} because`;
      expect([line, parseCommand(line)?.kind]).toEqual([line, kind]);
      expect(parseCommand(line.toUpperCase())?.kind).toBe(kind);
    }
  });
});

test.each(actionKinds.map((kind) => [kind]))('DONE %s', (action) => {
  expect(parseCommand(`DONE ${action} TZA-04`)).toMatchObject({
    kind: 'done',
    action,
    cases: ['TZA-04'],
  });
});
