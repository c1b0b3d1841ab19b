/** What decides nothing is known by its headline; a letter with decisions may speak of all of it. */
import { expect, test } from 'vitest';
import { mailingDocuments } from '../../src/incoming/documents.ts';
import { otherSortOf } from '../../src/incoming/other-mail.ts';
import { readMail } from '../../src/incoming/read-mail.ts';

async function sortOf(subject: string, ...names: string[]) {
  const parts = names.map(
    (name) =>
      `--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}\r\n\r\n%PDF\r\n`,
  );
  const encoded = Buffer.from(subject).toString('base64');
  const mail = await readMail(
    Buffer.from(
      `Subject: =?utf-8?B?${encoded}?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--\r\n`,
    ),
  );
  return otherSortOf(mail, mailingDocuments(mail))?.sort ?? null;
}

test.each<[string | null, string, ...string[]]>([
  ['invitation', 'Invitation to the 165th session of the Committee', 'Agenda.pdf'],
  ['invitation', 'Save the date: debate on human rights decisions'],
  ['press-release', 'Press release: decisions on 160 parliamentarians', 'PR_E.pdf'],
  ['press-release', 'Communiqué de presse : décisions du Conseil directeur'],
  ['bulletin', 'E-Bulletin de l’UIP no 25'],
  ['survey', 'Questionnaire sur les suites données aux décisions'],
  ['survey', 'Follow-up taken by parliaments: survey'],
  ['draft', 'Projet de résolution sur le Gabon', 'Gabon_F.pdf'],
  ['draft', 'Gabon', 'Draft decision Gabon.pdf'],
  ['mission-report', 'Venezuela', 'Rapport de mission Venezuela.pdf'],
  ['mission-report', 'Report of the Committee’s mission to Turkey'],
  ['summary-record', 'Governing Council', 'CL-183-SR.1.pdf'],
  ['draft', 'FW: Draft decisions of the Committee'],
  [null, 'Decisions of the Governing Council', 'Gabon_E.pdf'],
  [null, 'Decision on Venezuela after the mission report', 'Venezuela_E.pdf'],
  [null, 'Venezuela', 'Decision.pdf', 'Mission report.pdf'],
  [null, 'Survey and decisions', 'Decisions_CHRP-E.pdf', 'Questionnaire.pdf'],
  [null, 'Parliamentary solidarity at work', 'scan0001.pdf'],
  [null, 'Earlier texts', 'CL-205-14(b)-R.3 Uganda.pdf'],
])('%s: %s %s', async (sort, subject, ...names) => {
  expect(await sortOf(subject, ...names)).toBe(sort);
});
