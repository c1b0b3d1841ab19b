import { asc, eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { decisions } from '../database/tables.ts';
import {
  type CorrectableField,
  type CorrectedValue,
  correctableFields,
  correctedValue,
} from '../domain/correction.ts';
import { countryNamed, isCountry } from '../domain/country.ts';
import type { OrderFault, OrderNotDone } from '../domain/order-fault.ts';

/** What a clerk wants to be put right in one decision. */
interface Correction {
  readonly decision: string;
  readonly field: CorrectableField;
  readonly value: CorrectedValue;
}

type Understood = { readonly corrections: readonly Correction[] } | OrderNotDone;

/** Reads lines such as `GAB session 206` or, where a country has several decisions, `GAB#2 mps 4`. One wrong line, and none counts. */
export async function correctionsIn(
  db: Executor,
  mailing: string,
  lines: readonly string[],
): Promise<Understood> {
  const read = await db
    .select({ id: decisions.id, country: decisions.country })
    .from(decisions)
    .where(eq(decisions.mailing, mailing))
    .orderBy(asc(decisions.position));
  const corrections: Correction[] = [];
  for (const line of lines) {
    const [, who = '', nth, field = '', written = ''] =
      /^(\S+?)(?:#(\d+))?\s+(\S+)\s+(.+)$/.exec(line) ?? [];
    const country = isCountry(who.toUpperCase()) ? who.toUpperCase() : countryNamed(who);
    const named = read.filter((each) => each.country === country);
    const decision = nth ? named[Number(nth) - 1] : named.length === 1 ? named[0] : undefined;
    if (!decision) return { fault: whichDecision(line, named.length), possible: examples(read) };
    const known = correctableFields.find((each) => each === field.toLowerCase());
    if (!known) return { fault: { kind: 'no-field', field }, possible: examples(read) };
    const corrected = correctedValue(known, written);
    if (!corrected)
      return {
        fault: { kind: 'no-value', field: known, written },
        possible: [`${who} ${known} …`],
      };
    corrections.push({ decision: decision.id, field: known, value: corrected.value });
  }
  return { corrections };
}

const whichDecision = (line: string, found: number): OrderFault =>
  found > 1 ? { kind: 'several-decisions', count: found, line } : { kind: 'no-decision', line };

function examples(read: readonly { readonly country: string }[]): string[] {
  const country = read[0]?.country ?? 'GAB';
  return [`${country} session 206`, `${country} adopted 2020-11-03`];
}
