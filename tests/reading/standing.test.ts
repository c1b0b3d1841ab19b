import { describe, expect, it } from 'vitest';
import { doubtsInEnglish } from '../in-english.ts';
import { read } from './texts.ts';

const decision = `Turkey
Decision adopted by consensus by the IPU Governing Council at its 204th session (Doha, 10 April 2019)
TUR-69 – Gülser Yildirim (Ms.)
Alleged human rights violations
\uF0FC Failure to respect parliamentary immunity
A. Summary of the case
The mission report was sent to the authorities with the draft law, and
Draft decision or not, the report on the mission to Turkey stands.
B. Decision
The Governing Council of the Inter-Parliamentary Union
1. Takes note of the report on the mission to Turkey;
2. Requests the Committee to continue examining this case.`;
const list = 'TUR-69 – Gülser Yildirim (Ms.)\nTUR-70 – Selma Irmak (Ms.)';

describe('what looks like a decision and is none', () => {
  it.each([
    ['draft', `NON-EDITED VERSION\n${decision}`],
    [
      'draft',
      `CL/198/12(b)-R.1\nCONTENTS\nTurkey\nDraft decision ........ 3\nTurkey\nDraft decision\n${list}`,
    ],
    ['draft', `DRAFT\n${decision}`],
    [
      'draft',
      `Turkey\nDraft decision submitted to the Governing Council\n${list}\n1. Thanks;\n2. Requests.`,
    ],
    ['draft', 'Turquie\nProjet de décision\nTUR-69 – Gülser Yildirim (Mme)\n1. Remercie.'],
    ['draft', 'VERSION NON ÉDITÉE\nTurquie\nTUR-69 – Gülser Yildirim (Mme)'],
    [
      'mission-report',
      `CL/205/14(b)-R.2\nCommittee on the Human Rights of Parliamentarians\nReport on the mission to Turkey\n(10 – 13 June 2019)\n${list}`,
    ],
    ['mission-report', `Turkey: Report of the Committee's\nmission of June 2019\n${list}`],
    ['mission-report', `MISSION REPORT\nTurkey\n${list}\nAnnex\n${decision}`],
    ['mission-report', `Turkey\nReport of the trial observer\n${list}`],
    [
      'mission-report',
      `Rapport de la mission effectuée en Turquie\n(10-13 juin 2019)\nTUR-69 – Gülser Yildirim (Mme)`,
    ],
    ['summary-record', `CL/183/SR.1\nGoverning Council\n${decision}`],
    ['summary-record', `Summary records of the 204th session\nAnnex I\n${decision}`],
    ['summary-record', `Comptes rendus analytiques de la 204ème session\n${decision}`],
  ])('%s: %s', (standing, text) => {
    const document = read(text);

    expect(document).toMatchObject({ standing, decisions: [], style: 'other', totalMps: null });
    expect(doubtsInEnglish(document.doubts)).toEqual([
      expect.stringMatching(/nothing in it is decided\..*TUR-69/),
    ]);
  });

  it('names its countries and, up to a few, its cases', () => {
    const many = Array.from({ length: 9 }, (_, i) => `TUR-${70 + i} – Name Surname`).join('\n');

    expect(
      doubtsInEnglish(
        read(`Mission report\nMALAYSIA\nMAL/15 - Anwar Ibrahim\nTurkey\n${many}`).doubts,
      ),
    ).toEqual([
      'The document is the report of a mission: nothing in it is decided. It names Malaysia (MYS-15) and Türkiye (TUR-70, TUR-71, TUR-72, TUR-73, TUR-74, TUR-75 and 3 more).',
    ]);
  });
});

describe('a decision stays one', () => {
  it.each([
    ['that speaks of missions and drafts', decision],
    [
      'whose contents have a mission report',
      `CONTENTS\nTurkey: Ms. Gülser Yildirim\nDecision ....... 2\nReport on the mission to Turkey ....... 9\n${decision}`,
    ],
    [
      'under a letter that speaks of drafts',
      `Dear President,\nAfter the summary records and the\ndraft decisions I now send you the decisions.\n${decision}`,
    ],
    [
      'in the report of the Committee',
      `Report of the Committee on the Human Rights of Parliamentarians\n${decision}`,
    ],
    ['whose decision line is lost', decision.replace(/Decision adopted.*\n/, '')],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({
      standing: 'decision',
      decisions: [{ country: 'TUR', paragraphs: [{ number: 1 }, { number: 2 }] }],
    });
  });

  it('while it is subject to final editing, with a doubt', () => {
    const document = read(`Texts subject to final editing\n${decision}`);

    expect(document.standing).toBe('decision');
    expect(doubtsInEnglish(document.doubts)).toEqual(['The text is subject to final editing.']);
  });

  it('and nothing is none of these', () => {
    expect(read('Newsletter\nThe Assembly met in Doha.').standing).toBe('none');
  });
});
