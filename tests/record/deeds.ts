/** Actions as rows, for records of them. */
import { actionCases, actions } from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';

type Row = typeof actions.$inferInsert;

let count = 0;

/** Records that the parliament did something; public and by the presidency, where nothing else is said. */
export async function did(
  desk: TestDesk,
  action: Partial<Row> & Pick<Row, 'kind' | 'doneOn'> & { readonly cases?: readonly string[] },
): Promise<void> {
  const { cases = [], countries = [], ...row } = action;
  const [inserted] = await desk.db
    .insert(actions)
    .values({
      once: `deed ${++count}`,
      actor: 'presidency',
      who: 'Folketingets Præsidium',
      visibility: 'public',
      recordedAt: desk.clock.now(),
      countries: [...new Set([...cases.map((code) => code.slice(0, 3)), ...countries])],
      ...row,
    })
    .returning({ id: actions.id });
  if (!inserted) throw new Error('The action was not recorded');
  if (cases.length)
    await desk.db.insert(actionCases).values(cases.map((code) => ({ action: inserted.id, code })));
}
