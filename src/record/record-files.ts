/** The files of a record: a PDF, and a page that says the same. */
import { dirname, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { annualOverviewPdf } from '../documents/annual-overview-paper.ts';
import { caseSheetPdf } from '../documents/case-sheet-paper.ts';
import { readLogo } from '../documents/logo.ts';
import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';
import { voiceOf } from '../mail/voice.ts';
import type { AnnualOverview } from './annual-overview.ts';
import { annualPage } from './annual-page.ts';
import type { Audience } from './audience.ts';
import { casePage } from './case-page.ts';
import type { CaseSheet } from './case-sheet.ts';

export interface RecordFile {
  readonly filename: string;
  readonly content: Buffer;
}

export async function overviewFiles(
  config: Config,
  overview: AnnualOverview,
  language: Language,
): Promise<RecordFile[]> {
  const voice = voiceOf(language, config.calendar.zone);
  const pdf = await annualOverviewPdf(overview, voice, logoOf(config), dated(overview.madeOn));
  const page = await annualPage(overview, voice);
  return named(`overview-${overview.name}`, overview.audience, pdf, page);
}

export async function caseFiles(
  config: Config,
  sheet: CaseSheet,
  language: Language,
): Promise<RecordFile[]> {
  const voice = voiceOf(language, config.calendar.zone);
  const pdf = await caseSheetPdf(sheet, voice, logoOf(config), dated(sheet.madeOn));
  return named(`case-${sheet.code}`, sheet.audience, pdf, await casePage(sheet, voice));
}

/** What is not for publication does not bear the name of what is. */
function named(name: string, audience: Audience, pdf: Buffer, page: string): RecordFile[] {
  const whole = audience === 'house' ? `${name}-internal` : name;
  return [
    { filename: `${whole}.pdf`, content: pdf },
    { filename: `${whole}.html`, content: Buffer.from(page) },
  ];
}

const logoOf = ({ chamber, environment }: Config) =>
  readLogo(chamber.logo && resolve(dirname(environment.DESK_CONFIG), chamber.logo));

/** The same record of the same day gives the same bytes. */
const dated = (day: Day): Date => new Date(`${day}T00:00:00Z`);
