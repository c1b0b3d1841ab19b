/** A list as a table: headings to fields, rows to members, each fault with its row, column and value. */
import { z } from 'zod';
import {
  addressesCell,
  committeesCell,
  dayCell,
  type KnownCommittee,
  languageCell,
  textCell,
} from './cells.ts';
import { duplicatesIn } from './duplicates.ts';
import { type Fault, faultOfFile, type Problem } from './fault.ts';
import { fold } from './fold.ts';
import type { Field } from './headings.ts';
import { issueOf, problemOf } from './issues.ts';
import type { ListFormat } from './list-format.ts';
import type { ImportedMember, MembersRead } from './member.ts';
import { isList, type Row, readTable, type Table } from './table.ts';

type Cells = Partial<Record<Field, string>>;

export function readCsv(
  text: string,
  charset: string,
  committees: readonly KnownCommittee[],
): MembersRead {
  const table = readTable(text);
  if ('problem' in table)
    return {
      ok: false,
      format: { kind: 'text', charset },
      faults: [{ row: table.row, column: null, value: null, problem: table.problem }],
    };
  const format: ListFormat = { kind: 'table', delimiter: table.delimiter, charset };
  const missing = missingColumns(table);
  if (missing) return { ok: false, format, faults: [missing] };
  const schema = rowSchema(committees);
  const faults: Fault[] = [];
  const members: ImportedMember[] = [];
  for (const row of table.rows) {
    const parsed = schema.safeParse(withNames(cellsOf(row, table)));
    if (parsed.success) members.push({ row: row.row, ...parsed.data });
    else
      for (const issue of parsed.error.issues)
        faults.push(faultAt(row, issue.path[0] as Field, problemOf(issue), table));
  }
  const heading = (field: Field) => table.columns.find((c) => c.field === field)?.heading ?? field;
  faults.push(...duplicatesIn(members, { id: heading('id'), email: heading('email') }));
  if (!faults.length && !members.length) faults.push(faultOfFile({ code: 'no-members' }));
  if (faults.length) return { ok: false, format, faults };
  const unused = table.columns.filter(({ field, heading }) => !field && heading);
  return {
    ok: true,
    format,
    members,
    notes: unused.length
      ? [{ code: 'columns-unused', headings: unused.map(({ heading }) => heading) }]
      : [],
    addressColumn: heading('email'),
  };
}

function missingColumns({ columns, headingRow }: Table): Fault | null {
  const has = (field: Field) => columns.some((column) => column.field === field);
  const hasName = has('name') || has('firstName') || has('lastName');
  if (hasName && has('email')) return null;
  if (!columns.length) return faultOfFile({ code: 'file-empty' });
  return {
    row: headingRow,
    column: null,
    value: null,
    problem: {
      code: 'columns-missing',
      missing: hasName ? 'email' : has('email') ? 'name' : 'both',
      headings: columns.map(({ heading }) => heading),
    },
  };
}

/** The texts of a row by field; several columns of one list are one text. */
function cellsOf({ cells }: Row, { columns }: Table): Cells {
  const texts: Cells = {};
  for (const [i, { field }] of columns.entries()) {
    if (!field) continue;
    const before = isList(field) ? texts[field] : undefined;
    texts[field] = [before, cells[i]].filter(Boolean).join('\n');
  }
  return texts;
}

/** `Nom` beside `Prénom` is a last name, `Nombre` beside `Apellidos` a first one; otherwise a name is whole. */
function withNames(cells: Cells): Cells {
  const { name = '', firstName = '', lastName = '' } = cells;
  const holds = (part: string) => fold(name).includes(fold(part));
  if (!name) return { ...cells, name: `${firstName} ${lastName}` };
  if (firstName && !lastName && !holds(firstName))
    return { ...cells, name: `${firstName} ${name}`, lastName: name };
  if (lastName && !firstName && !holds(lastName)) return { ...cells, name: `${name} ${lastName}` };
  return { ...cells, name };
}

const rowSchema = (committees: readonly KnownCommittee[]) =>
  z
    .object({
      id: textCell.optional(),
      name: textCell.refine((name) => name !== null, issueOf({ code: 'empty' })),
      lastName: textCell.optional(),
      title: textCell.optional(),
      salutation: textCell.optional(),
      email: addressesCell.refine((addresses) => addresses.length > 0, issueOf({ code: 'empty' })),
      otherEmails: addressesCell.optional(),
      language: languageCell.optional(),
      chamber: textCell.optional(),
      party: textCell.optional(),
      constituency: textCell.optional(),
      committees: committeesCell(committees).optional(),
      from: dayCell.optional(),
      until: dayCell.optional(),
    })
    .refine(({ from, until }) => !from || !until || from <= until, {
      path: ['until'],
      ...issueOf({ code: 'until-before-from' }),
    })
    .transform(({ id = null, name, email, otherEmails = [], committees, ...row }) => {
      const { lastName, title, salutation, ...rest } = row;
      const [main = '', ...others] = email;
      const addressed =
        salutation ?? (title && `${title} ${(row.language !== 'ar' && lastName) || name}`);
      const says = salutation !== undefined || title !== undefined;
      return {
        ...rest,
        id,
        name: name ?? '',
        email: main,
        otherEmails: [...new Set([...others, ...otherEmails])].filter((other) => other !== main),
        ...(says && { salutation: addressed ?? null }),
        ...(committees && { memberships: committees }),
      };
    });

function faultAt({ row, cells }: Row, field: Field, problem: Problem, { columns }: Table): Fault {
  const wanted: readonly Field[] = field === 'name' ? ['name', 'lastName', 'firstName'] : [field];
  const at = columns.findIndex((column) => column.field && wanted.includes(column.field));
  const values = columns.flatMap((column, i) => (column.field === field ? [cells[i] ?? ''] : []));
  return {
    row,
    column: columns[at]?.heading ?? null,
    value: values.filter(Boolean).join('; '),
    problem,
  };
}
