import { defineConfig } from 'drizzle-kit';

/** `npm run migration -- --name what-changes` writes the SQL for what changed in the tables. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/database/tables.ts',
  out: './src/database/migrations',
  schemaFilter: ['desk'],
});
