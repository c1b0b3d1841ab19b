import { describe, expect, it } from 'vitest';
import { nextStepsIn } from '../../src/reading/next-steps.ts';
import { english } from '../../src/reading/phrases/en.ts';
import { french } from '../../src/reading/phrases/fr.ts';
import { statusOf } from '../../src/reading/status.ts';

const paragraphs = (...texts: string[]) =>
  texts.map((text, i) => ({ number: i + 1, text, asksParliaments: false }));

describe('what a decision announces', () => {
  it.each([
    ['Decides to continue examining this case.', 'examination', null, null],
    [
      'Requests the Committee to continue examining this case and report to it at its next session, to be held on the occasion of the 123rd IPU Assembly (October 2010).',
      'examination',
      'at its next session, to be held on the occasion of the 123rd IPU Assembly (October 2010)',
      null,
    ],
    [
      'Requests the Committee to continue examining this case and to report back to the Governing Council in due course.',
      'examination',
      'in due course',
      null,
    ],
    [
      'Wishes to send a delegation to Libreville as soon as the health situation allows;',
      'mission',
      'as soon as the health situation allows',
      null,
    ],
    ['Mandates the Committee to conduct a follow-up mission to Turkey;', 'mission', null, null],
    [
      'Expresses the hope that the mission will take place before 30 June 2021;',
      'mission',
      'before 30 June 2021',
      '2021-06-30',
    ],
    ['Decides to send a trial observer to the next hearings;', 'trial-observation', null, null],
    [
      'Requests the Secretary General to mandate an observer to attend the trial on 14 January 2021;',
      'trial-observation',
      'on 14 January 2021',
      '2021-01-14',
    ],
    [
      'Notes that the trial is scheduled to open on 14 January 2021;',
      'trial',
      'on 14 January 2021',
      '2021-01-14',
    ],
    [
      'Notes that the next hearing is set for 3 to 5 March 2021;',
      'trial',
      'for 3 to 5 March 2021',
      '2021-03-05',
    ],
    [
      'Decides to hold a hearing with the parties at its 165th session (May 2021);',
      'hearing',
      'at its 165th session (May 2021)',
      null,
    ],
  ])('%s', (text, kind, whenPrinted, on) => {
    expect(nextStepsIn(paragraphs(text), english)).toEqual([
      { kind, text: text.replace(/[;.]$/, ''), whenPrinted, on, paragraph: 1 },
    ]);
  });

  it.each([
    ['Décide de poursuivre l’examen de ce cas.', 'examination', null, null],
    [
      'prie le Comité de poursuivre l’examen du cas et de lui faire rapport à sa prochaine session (septembre 1998).',
      'examination',
      'à sa prochaine session (septembre 1998)',
      null,
    ],
    [
      'Souhaite envoyer une délégation à Libreville dès que la situation sanitaire le permettra ;',
      'mission',
      'dès que la situation sanitaire le permettra',
      null,
    ],
    [
      'Décide d’envoyer un observateur au procès qui doit s’ouvrir le 14 janvier 2021 ;',
      'trial-observation',
      'le 14 janvier 2021',
      '2021-01-14',
    ],
    [
      'Note que le procès est prévu du 3 au 5 mars 2021 ;',
      'trial',
      'du 3 au 5 mars 2021',
      '2021-03-05',
    ],
    [
      'Décide de tenir une audition avec les parties à sa 165ème session (mai 2021) ;',
      'hearing',
      'à sa 165ème session (mai 2021)',
      null,
    ],
  ])('%s', (text, kind, whenPrinted, on) => {
    expect(nextStepsIn(paragraphs(text), french)).toMatchObject([{ kind, whenPrinted, on }]);
  });

  it.each([
    'Thanks the authorities for having received the mission;',
    'Urges the authorities to implement the recommendations of the Committee mission;',
    'Requests the Secretary General to convey this decision to the authorities;',
    'Is concerned that the trial has been postponed;',
    'Notes with regret that no mission could take place;',
  ])('nothing: %s', (text) => {
    expect(nextStepsIn(paragraphs(text), english)).toEqual([]);
  });

  it('stands in the clause and paragraph that say so', () => {
    expect(
      nextStepsIn(
        paragraphs(
          'Thanks;',
          'Deplores the silence; and decides to send a trial observer; urges the authorities to answer;',
        ),
        english,
      ),
    ).toMatchObject([{ paragraph: 2, text: 'decides to send a trial observer' }]);
  });
});

describe('what a decision says of the case itself', () => {
  it.each([
    ['pending', ['Thanks;', 'Decides to continue examining this case.']],
    ['pending', ['Requests the Committee to continue examining this case and report to it;']],
    [
      'admissible',
      ['Considers that the complaint is admissible;', 'Decides to continue examining this case.'],
    ],
    ['admissible', ['Declares the case admissible under section IV of the Procedure;']],
    ['inadmissible', ['Decides that the complaint is inadmissible;']],
    ['closed', ['Decides to close the case;']],
    [
      'closed',
      ['Decides therefore to close further examination of the case while deploring this;'],
    ],
    [
      null,
      [
        'Recalls that the Committee may close the case;',
        'Requests the Secretary General to convey this.',
      ],
    ],
    [null, ['Notes that the evidence was held inadmissible by the court;']],
  ])('%s: %s', (status, texts) => {
    expect(statusOf(paragraphs(...texts), english).status).toBe(status);
  });

  it.each([
    ['pending', 'Prie le Comité de poursuivre l’examen de ce cas.'],
    [
      'admissible',
      'Décide que la plainte est recevable au regard de la section IV de la Procédure ;',
    ],
    ['inadmissible', 'Déclare la plainte irrecevable ;'],
    ['closed', 'Décide de clore le cas ;'],
    [null, 'Espère que le Comité pourra clore ce cas ;'],
  ])('%s: %s', (status, text) => {
    expect(statusOf(paragraphs(text), french).status).toBe(status);
  });

  it('is not said of the whole where one case is closed and another is not', () => {
    const { status, doubts } = statusOf(
      paragraphs(
        'Decides to close the case of Mr. A;',
        'Decides to continue examining the case of Mr. B.',
      ),
      english,
    );

    expect(status).toBeNull();
    expect(doubts).toHaveLength(1);
  });
});
