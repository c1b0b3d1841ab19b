/** What was found about a message: each piece in every language, to each clerk in their own. */

import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { latestLetter } from '../demo/correspondence.ts';
import { mailings, messages } from '../src/database/tables.ts';
import {
  type Evidence,
  evidenceCodes,
  evidenceTells,
  forKeeping,
  shortEvidence,
} from '../src/domain/evidence.ts';
import { type Language, languages } from '../src/domain/language.ts';
import { otherSorts } from '../src/domain/other-mail.ts';
import { penMessage } from '../src/inbox/pen.ts';
import { evidenceLines, evidenceWords } from '../src/mail/evidence-words.ts';
import { voiceOf } from '../src/mail/voice.ts';
import { signedIn } from './console/browser.ts';
import { mailFile, smallDesk, type TestDesk } from './desk.ts';
import { expectSaidInFull, flat } from './mail/said-in-full.ts';
import { clerksRead } from './people.ts';

const zone = 'Europe/Copenhagen';

const told: Readonly<Record<string, string | number>> = {
  domain: 'ipu.org',
  about: 'relay.example',
  from: 'p.example',
  selector: 's2020',
  bits: 512,
  sealer: 'sealer.example',
  said: 'dkim=none',
  servers: 'mx.other.example',
  field: 'Reply-To',
  fields: 'Date, Cc',
  on: '2020-12-03',
  count: 7,
  address: 'hrteam@ipu.org',
  like: 'ipu.int',
  name: 'Karen Holm',
  sender: 'sg@ipu.org',
  words: 'décision',
  sort: 'survey',
  verb: 'approve',
  error: 'value too long',
};
const example = (code: keyof typeof evidenceTells, values = told): Evidence =>
  ({
    code,
    ...Object.fromEntries(evidenceTells[code].map((name) => [name, values[name]])),
  }) as Evidence;
const sorts = otherSorts.map((sort) => example('other-sort', { ...told, sort }));

describe('what was found about a message', () => {
  test.each(languages)('is said in %s, whatever it is, with all that it tells', (language) => {
    expectSaidInFull(language, ['evidence'], (voice) => [
      ...evidenceCodes.map((code) => {
        const words = flat(evidenceWords(example(code), voice));
        for (const name of evidenceTells[code] as readonly string[]) {
          const value = name === 'on' ? voice.day('2020-12-03') : String(told[name]);
          if (name !== 'sort') expect(words, code).toContain(flat(value));
        }
        return words;
      }),
      ...evidenceLines(sorts, voice),
    ]);
  });

  test.each(languages)('in %s differs with each code, and with each sort of mail', (language) => {
    const all = [
      ...evidenceCodes.filter((code) => code !== 'other-sort').map((code) => example(code)),
      ...sorts,
    ];
    expect(evidenceLines(all, voiceOf(language, zone))).toHaveLength(all.length);
  });

  test('is short, however long a hostile mail makes it', () => {
    const long = '\u{1f600}x'.repeat(5000);
    for (const code of evidenceCodes) {
      const values = Object.entries(told).map(([name, value]) => [
        name,
        typeof value === 'string' && name !== 'sort' ? long : value,
      ]);
      const hostile = example(code, Object.fromEntries(values));
      expect(evidenceWords(hostile, voiceOf('en', zone)).length).toBeLessThan(500);
      const [kept] = forKeeping([hostile]);
      // A half of a pair cannot be stored.
      expect(JSON.stringify(kept)).not.toMatch(/\\ud[89a-f]/i);
      expect(shortEvidence(kept as Evidence)).toEqual(kept);
    }
  });

  test('is kept once, whatever the order in which it was told', () => {
    const one: Evidence = { code: 'looks-like', domain: 'lpu.org', like: 'ipu.org' };
    const same: Evidence = { like: 'ipu.org', domain: 'lpu.org', code: 'looks-like' };
    const other: Evidence = { code: 'looks-like', domain: 'ipu.0rg', like: 'ipu.org' };
    expect(forKeeping([one, same, other, one])).toEqual([one, other]);
  });

  test('a day that no calendar has is left as it was written', () => {
    const expired: Evidence = { code: 'signature-expired', domain: 'ipu.org', on: '+012345-01' };
    for (const language of languages)
      expect(evidenceWords(expired, voiceOf(language, zone))).toContain('+012345-01');
  });
});

describe('a clerk', () => {
  let desk: TestDesk;
  afterEach(() => desk.close());

  /** A desk whose clerks all read this language. */
  async function deskIn(language: Language): Promise<void> {
    desk = await smallDesk();
    clerksRead(desk, language);
  }
  const takeIn = async (name: string) => {
    await desk.receive(mailFile(name));
    await desk.settle();
  };

  test.each([
    ['da', 'DMARC er bestået for ipu.org', 'hrteam@ipu.org er en betroet afsender'],
    ['ar', 'اجتاز النطاق ipu.org التحقق وفق DMARC', 'hrteam@ipu.org مرسِل موثوق به'],
  ] as const)(
    'who reads %s is told so what proves a mailing, in the request and on its page',
    async (language, passed, trusted) => {
      await deskIn(language);
      await takeIn('09-en-fr-pair');
      const [mailing] = await desk.db.select().from(mailings);
      expect(mailing?.evidence).toEqual([
        { code: 'server-dmarc-passed', domain: 'ipu.org' },
        { code: 'trusted-sender', address: 'hrteam@ipu.org' },
      ]);
      const { text } = await latestLetter(desk, 'approval-request');
      const anna = await signedIn(desk, 'anna');
      const { html } = await anna.get(`/console/mailings/${mailing?.id}`);
      for (const place of [text, html])
        for (const words of [passed, trusted]) expect(flat(place)).toContain(words);
      expect(text).not.toMatch(/passed for|trusted sender/);
    },
  );

  test.each([
    ['fr', 'échec du contrôle DMARC pour ipu.org', 'Sa lecture a pris trop de temps.'],
    ['ar', 'لم يجتز النطاق ipu.org التحقق وفق DMARC', 'استغرقت قراءتها وقتًا أطول مما ينبغي.'],
  ] as const)(
    'who reads %s is told so what is wrong with a forgery, and why a message failed',
    async (language, refused, slow) => {
      await deskIn(language);
      await takeIn('16-spoofed-ipu');
      const forged = flat((await latestLetter(desk, 'message-quarantined')).text);
      expect(forged).toContain(refused);
      expect(forged).not.toMatch(/DMARC failed|answers would go/);
      await desk.receive(mailFile('09-en-fr-pair'));
      desk.loseQueue();
      const [stored] = await desk.db.select().from(messages).where(eq(messages.state, 'stored'));
      await penMessage(desk, stored?.id ?? '', { code: 'too-slow' });
      await desk.settle();
      expect(flat((await latestLetter(desk, 'message-quarantined')).text)).toContain(slow);
      const { html } = await (await signedIn(desk, 'anna')).get('/console/quarantine');
      for (const words of [refused, slow]) expect(flat(html)).toContain(words);
    },
  );
});
