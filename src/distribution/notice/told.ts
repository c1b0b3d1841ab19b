import { asc, eq } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import type { Executor } from '../../database/database.ts';
import { decisionDocuments, decisions, documents } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Country } from '../../domain/country.ts';
import type { NoticePart } from '../../mail/mails/distribution.ts';
import type { MailingView, RegistrationView } from '../../mail/mails/mailing.ts';
import { mailingView, readMailing, registrationViews } from '../../post/mailing-view.ts';
import { mailingRow } from '../rows.ts';

/** A document that members get. */
export interface ToldDocument {
  readonly id: string;
  readonly filename: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The countries on which it decides; none where nothing was read from it. */
  readonly countries: readonly Country[];
}

/** All that a notice tells of its mailing. */
export interface Told {
  readonly mailing: MailingView;
  readonly introduction: string | null;
  readonly registrations: readonly RegistrationView[];
  readonly official: boolean;
  readonly documents: readonly ToldDocument[];
}

export async function toldOf(desk: Desk, db: Executor, mailing: string): Promise<Told> {
  const { introduction, official } = await mailingRow(db, mailing);
  return {
    mailing: mailingView(await readMailing(db, mailing)),
    introduction,
    official,
    registrations: await registrationViews(db, desk.config, mailing),
    documents: await documentsOf(db, mailing),
  };
}

/** Those that decide something; where nothing could be read, all of them. Never one that a better copy has replaced. */
async function documentsOf(db: Executor, mailing: string): Promise<ToldDocument[]> {
  const files = await db
    .select({
      id: documents.id,
      filename: documents.filename,
      bytes: documents.bytes,
      sha256: documents.sha256,
      replacedBy: documents.replacedBy,
    })
    .from(documents)
    .where(eq(documents.mailing, mailing))
    .orderBy(asc(documents.position));
  const stands = await db
    .select({ document: decisionDocuments.document, country: decisions.country })
    .from(decisionDocuments)
    .innerJoin(decisions, eq(decisions.id, decisionDocuments.decision))
    .where(eq(decisions.mailing, mailing));
  const current = files
    .filter(({ replacedBy }) => replacedBy === null)
    .map(({ id, filename, bytes, sha256 }) => ({
      id,
      filename,
      bytes,
      sha256,
      countries: stands.filter(({ document }) => document === id).map(({ country }) => country),
    }));
  const deciding = current.filter(({ countries }) => countries.length > 0);
  return deciding.length ? deciding : current;
}

/** What of the documents belongs to an extract. */
export const documentsFor = (
  told: Told,
  extract: readonly Country[] | null,
): readonly ToldDocument[] =>
  extract === null
    ? told.documents
    : told.documents.filter(
        ({ countries }) =>
          countries.length === 0 || countries.some((country) => extract.includes(country)),
      );

const megabyte = 1_000_000;

/** Whether the documents come with the mail; larger ones are linked or named (`notice.attachUpToMB`). */
export const areAttached = (
  { notice }: Pick<Config, 'notice'>,
  told: readonly Pick<Told, 'documents'>[],
): boolean =>
  told.flatMap(({ documents }) => documents).reduce((sum, { bytes }) => sum + bytes, 0) <=
  notice.attachUpToMB * megabyte;

/**
 * What a member is told of a mailing.
 * @param extract the countries that they follow; null: all
 * @param linkOf where a document can be opened; null: nowhere
 */
export function partOf(
  told: Told,
  extract: readonly Country[] | null,
  attached: boolean,
  linkOf: (document: ToldDocument) => string | null,
): NoticePart {
  const { mailing } = told;
  const shown = extract
    ? mailing.decisions.filter(({ country }) => extract.includes(country))
    : mailing.decisions;
  return {
    introduction: told.introduction,
    registrations: told.registrations,
    attached,
    extractOf: extract && mailing.countries,
    mailing: {
      ...mailing,
      ...(extract && {
        decisions: shown,
        mps: shown.reduce((sum, { mps }) => sum + (mps ?? 0), 0),
        countries: new Set(shown.map(({ country }) => country)).size,
      }),
      documents: documentsFor(told, extract).map((document) => ({
        filename: document.filename,
        bytes: document.bytes,
        link: attached ? null : linkOf(document),
      })),
    },
  };
}
