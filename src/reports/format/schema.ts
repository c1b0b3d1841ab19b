/** The shape of a report as JSON, version 1: published as JSON Schema, so every field says what it means. */
import countries from 'i18n-iso-countries/index.js';
import { z } from 'zod';
import { actionKinds, actors, visibilities } from '../../domain/action.ts';
import { unknownCountry } from '../../domain/country.ts';
import type { Day } from '../../domain/day.ts';
import { type ReportContent, reportFormat, reportLanguages } from '../../domain/report-content.ts';

/** What may leave the house: a third word does not exist here, so nothing internal can pass. */
export const outwardVisibilities = visibilities.filter((each) => each !== 'internal');

/** `VEN-13`, `VEN-COLL-06`; the IPU also prints `UGA-Coll-01`. */
const caseCodePattern = /^[A-Z]{3}-(COLL-)?[0-9]{1,4}$/;
const sha256Pattern = /^[0-9a-f]{64}$/;
/** As far as one sees it without the register of BCP 47. */
const languagePattern = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

export const alpha2Codes = Object.keys(countries.getAlpha2Codes()).sort();
const alpha3Codes = [...Object.keys(countries.getAlpha3Codes()), unknownCountry].sort();

// The pattern knows the days that exist; the type of a day is narrower than any pattern's.
const day = z.iso.date() as unknown as z.ZodType<Day>;
const countOf = z.int().min(0);
const languageTag = z.string().regex(languagePattern);

const country = z.enum(alpha3Codes).meta({
  id: 'country',
  description: `A country, by its ISO 3166-1 alpha-3 code. Two are of those that ISO leaves to its users: XKK is Kosovo, ${unknownCountry} one that could not be read.`,
});
const kind = z.enum(actionKinds).meta({
  id: 'kind',
  description: "One of the 12 kinds of action of the IPU's letter of 3 December 2020, or `other`.",
});
const countryList = z.array(country).describe('The countries, those of the cases too.');

const quotedText = z
  .strictObject({
    text: z.string().describe('The words as written.'),
    language: languageTag
      .nullable()
      .describe('The language of the words (BCP 47); null: not recognised.'),
  })
  .meta({ id: 'quotedText', description: "Somebody's words, as written." });

const file = z
  .strictObject({
    filename: z.string().min(1).describe('Its name.'),
    contentType: z.string().min(1).describe('Its media type, as its sender gave it.'),
    bytes: countOf.describe('Its size.'),
    sha256: z.string().regex(sha256Pattern).describe('SHA-256 of its content, in hexadecimal.'),
    attached: z
      .boolean()
      .describe('Whether it goes with the report; otherwise it is to be had on request.'),
  })
  .meta({ id: 'file', description: 'A file that proves an action.' });

const reportCase = z
  .strictObject({
    code: z.string().regex(caseCodePattern).describe("The IPU's code of the case."),
    name: z
      .string()
      .describe('Name of the person or persons; empty where no decision on it was read.'),
  })
  .meta({ id: 'case', description: "One of the IPU's cases." });
const caseList = z.array(reportCase).describe('The cases.');

const action = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .describe('The same in every report of this parliament that speaks of the action.'),
    kind: kind.describe('What kind of action it was.'),
    doneOn: day.describe('The day on which it was done.'),
    actor: z
      .strictObject({
        kind: z.enum(actors).describe('Who acted for the parliament.'),
        name: z
          .string()
          .min(1)
          .nullable()
          .describe(
            'The name; null: the presidency, the group, or a member who did not consent to be named.',
          ),
      })
      .describe('Who acted.'),
    countries: countryList.describe(
      'The countries that it was about, those of the cases too; none: it concerned all.',
    ),
    cases: caseList.describe('The cases that it was about.'),
    what: quotedText.nullable().describe("The parliament's own words about it; null: none."),
    visibility: z
      .enum(outwardVisibilities)
      .describe('Who may read of it: anyone, or only the IPU. The parliament keeps the rest.'),
    evidence: z.array(file).describe('What proves it.'),
  })
  .meta({ id: 'action', description: 'Something that the parliament did.' });

const plan = z
  .strictObject({
    kind: kind.describe('What kind of action it will be.'),
    plannedFor: day.nullable().describe('The day; null: none was named.'),
    countries: countryList,
    cases: caseList,
  })
  .meta({
    id: 'plan',
    description:
      'Something that somebody said they would do; nobody is named, nothing is done yet.',
  });

const open = z
  .strictObject({
    committee: z
      .strictObject({
        code: z.string().min(1).describe('Its short name in the parliament.'),
        name: z.string().min(1).describe('Its name.'),
      })
      .describe('The committee.'),
    subject: z.string().describe("Subject of the IPU's mailing."),
    cases: caseList.describe('The cases that it is narrowed to; none: all of the mailing.'),
    deadline: day.describe('The day by which the committee is asked to have acted.'),
    overdue: z.boolean().describe('Whether that day was past when the report was written.'),
  })
  .meta({ id: 'open', description: 'What a committee still has to follow up.' });

const correction = z
  .strictObject({
    report: z.int().min(1).describe('Number of the report that said what does not hold.'),
    before: action.describe('The action as that report told it.'),
    after: action
      .nullable()
      .describe('What holds, with the same id; null: it is withdrawn, and did not happen.'),
    reason: z.string().nullable().describe('Why; null: no reason was given.'),
  })
  .meta({ id: 'correction', description: 'An earlier report said something that does not hold.' });

const figures = z
  .strictObject({
    mailings: countOf.describe("The IPU's mailings that were taken up in this time."),
    cases: countOf.describe('Cases for which somebody acted.'),
    countries: countOf.describe('Countries about which somebody acted.'),
    membersInformed: countOf.describe('Members of parliament whom the decisions reached.'),
    actions: countOf.describe('How many actions the report tells.'),
    byKind: z
      .array(
        z.strictObject({
          kind: kind.describe('The kind.'),
          count: countOf.describe('How many actions of this kind.'),
        }),
      )
      .describe('How many of each kind, the most frequent first; kinds without any are left out.'),
  })
  .describe('The report in figures.');

/** A report, as JSON holds it. */
export const reportSchema = z
  .strictObject({
    format: z.literal(reportFormat).describe('Version of this format.'),
    number: z.int().min(1).describe("Number of the report, counted among the parliament's own."),
    language: z.enum(reportLanguages).describe('The language in which its mail and PDF are.'),
    parliament: z
      .strictObject({
        id: z
          .string()
          .regex(/^[a-z0-9][a-z0-9-]*$/)
          .describe('Short id of the chamber: the same in all its reports.'),
        name: z.string().min(1).describe('Its name.'),
        country: z.enum(alpha2Codes).describe('Its country, by its ISO 3166-1 alpha-2 code.'),
      })
      .describe('Whose report it is.'),
    contact: z
      .strictObject({
        name: z.string().min(1).describe('The name.'),
        email: z.email().describe('The e-mail address.'),
      })
      .describe('Who answers questions about it.'),
    from: day.describe('The first day that it covers.'),
    until: day.describe('The last day that it covers.'),
    introduction: quotedText
      .nullable()
      .describe("The clerk's own words at the head of it; null: none."),
    figures,
    actions: z.array(action).describe('What was done, by day.'),
    planned: z.array(plan).describe('What is planned.'),
    open: z.array(open).describe('What committees still have to follow up.'),
    corrections: z.array(correction).describe('What earlier reports said that does not hold.'),
  })
  .describe("What a parliament did about the IPU's decisions on human rights of parliamentarians.");

/**
 * Reads a report that somebody wrote.
 * @throws ZodError where it is none of this version; SyntaxError where it is no JSON
 */
export const parseReport = (json: string): ReportContent => reportSchema.parse(JSON.parse(json));
