import { reportFormat } from '../../domain/report-content.ts';
import { columns, listDelimiter } from './columns.ts';

/** The published Table Schema (Data Package 2.0) of a report as CSV. */
export const reportTableSchema = () => ({
  $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
  title: `Report of a parliament to the IPU as a table, version ${reportFormat}`,
  missingValues: [''],
  fields: columns.map(({ name, description, type, constraints }) => ({
    name,
    type,
    description,
    ...(type === 'list' && { delimiter: listDelimiter, itemType: 'string' }),
    ...(constraints && { constraints }),
  })),
});
