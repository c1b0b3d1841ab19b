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
  ['DONE meet-ambassadors PHL-08 VEN 2020-12-03', { countries: ['VEN'], cases: ['PHL-08'] }],
  ['DONE meet-ambassadors Venezuela 2020-12-03', { countries: ['VEN'], cases: [] }],
  ['DONE meet-ambassadors VEN, Gabon 2020-12-03', { countries: ['VEN', 'GAB'] }],
  ['DONE inform-media 2020-12-03 named PUBLIC', { visibility: 'public', named: true }],
  ['DONE inform-media 2020-12-03 PUBLIC navngivet', { visibility: 'public', named: true }],
  ['OMIT Q7F3-K2MD 3, 5 and 7', { kind: 'omit', numbers: [3, 5, 7], internal: false }],
  ['OMIT Q7F3-K2MD 3 INTERNAL', { kind: 'omit', numbers: [3], internal: true }],
  ['OMIT Q7F3-K2MD the last one', { kind: 'not-understood' }],
  ['OMIT Q7F3-K2MD 3 PUBLIC', { kind: 'not-understood' }],
  [
    'ADD Q7F3-K2MD meet-ambassadors VEN-13 12 December 2020 BY presidency\nAs agreed.',
    {
      kind: 'add',
      actor: { kind: 'presidency' },
      did: {
        action: 'meet-ambassadors',
        cases: ['VEN-13'],
        date: '2020-12-12',
        note: 'As agreed.',
      },
    },
  ],
  ['TILFØJ Q7F3-K2MD inform-media af UPN', { actor: { kind: 'committee', code: 'UPN' } }],
  ['ADD Q7F3-K2MD something', { kind: 'not-understood' }],
  ['WITHDRAW Q7F3-K2MD 3 It was cancelled.', { number: 3, reason: 'It was cancelled.' }],
  ['WITHDRAW Q7F3-K2MD it', { kind: 'not-understood' }],
  ['REPORT', { kind: 'report' }],
  ['DONE meet-ambassadors PHL-08 public', { cases: ['PHL-08'], visibility: 'public' }],
  ['DONE inform-media 2020-12-03 INTERNAL', { date: '2020-12-03', visibility: 'internal' }],
  ['FAIT rencontrer ambassadeurs PHL-08 interne', { kind: 'done', visibility: 'internal' }],
  ['UDFØRT møde ambassadør PHL-08 offentlig', { action: 'meet-ambassadors', visibility: 'public' }],
  ['HECHO débat-résolution VEN-13', { action: 'debate-resolution', cases: ['VEN-13'] }],
  ['تم لقاء السفير PHL-08 علني', { action: 'meet-ambassadors', visibility: 'public' }],
  ['DONE debate', { kind: 'not-understood' }],
  [
    'PLAN meet-ambassadors PHL-08 12 January',
    { kind: 'plan', action: 'meet-ambassadors', cases: ['PHL-08'], date: '2021-01-12' },
  ],
  ['PLAN meet-ambassadors PHL-08 <date>', { kind: 'plan', date: null }],
  ['DONE meet-ambassadors PHL-08 8 December', { kind: 'done', date: '2020-12-08' }],
  ['DONE meet-ambassadors PHL-08 12 December', { kind: 'done', date: '2019-12-12' }],
  ['PLAN', { kind: 'not-understood' }],
  ['Plan B is to write to them.', null],
  [`NO ${code}`, { kind: 'no', code }],
  ['No, nothing was done.', null],
  [
    `SNOOZE ${code} 14 the session is over`,
    { days: 14, until: null, reason: 'the session is over' },
  ],
  [`SNOOZE ${code} UNTIL 1 March`, { kind: 'snooze', days: null, until: '2021-03-01' }],
  [`SNOOZE ${code}`, { kind: 'snooze', days: null, until: null, reason: null }],
  [`ASSIGN ${code} Bo Kjær`, { kind: 'assign', code, to: 'Bo Kjær' }],
  [`ASSIGN ${code}`, { kind: 'not-understood', possible: ['ASSIGN <code> <name>'] }],
  [
    `NOTE ${code} we have asked for a meeting`,
    { kind: 'note', text: 'we have asked for a meeting' },
  ],
  [`NOTE ${code}\n\nWe have asked.\n\n/Bo`, { kind: 'note', text: 'We have asked.' }],
  [`NOTE ${code}`, { kind: 'not-understood' }],
  ['Note that I was away.', null],
  [`SPLIT ${code} VEN-13, VEN/14`, { kind: 'split', code, cases: ['VEN-13', 'VEN-14'] }],
  [`SPLIT ${code}`, { kind: 'not-understood', possible: ['SPLIT <code> <case> …'] }],
  [`REOPEN ${code} new facts`, { kind: 'reopen', code, reason: 'new facts' }],
  [`REOPEN ${code}`, { kind: 'reopen', reason: null }],
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
  if (command === null) expect(parseCommand(text, '2020-12-10')).toBeNull();
  else expect(parseCommand(text, '2020-12-10')).toMatchObject(command);
});

/** What follows the verb, where it is not a code and a word. SEND takes no other word than UNCERTAIN. */
const said: Record<string, string> = {
  send: code,
  plan: 'meet-ambassadors PHL-08',
  split: `${code} VEN-13`,
  omit: `${code} 3`,
  add: `${code} meet-ambassadors VEN-13`,
  withdraw: `${code} 3`,
};

describe('in every language', () => {
  test.each(Object.entries(verbWords))('%s', (verb, words) => {
    const preferences = ['follow', 'unfollow', 'pause', 'resume', 'language', 'digest', 'stop'];
    const kind = preferences.includes(verb) ? 'preference' : verb === 'done' ? 'settle' : verb;
    for (const word of words) {
      const line = `${word} ${said[verb] ?? `${code} because`}`;
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
