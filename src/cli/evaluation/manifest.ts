/** The manifest of a set of fixtures: what a correct reader finds in its documents and mails. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { WrongUsage } from '../wrong-usage.ts';

const fields = z.record(z.string(), z.unknown());

const schema = z.object({
  documents: z.array(
    fields.and(
      z.object({
        id: z.string(),
        files: z.array(z.string()),
        readable: z.string(),
        password: z.string().optional(),
        decisions: z.array(fields).default([]),
      }),
    ),
  ),
  messages: z.array(
    fields.and(
      z.object({
        file: z.string(),
        kind: z.string(),
        documents: z.array(
          z.object({
            id: z.string().optional(),
            filename: z.string(),
            via: z.string(),
            readable: z.string(),
          }),
        ),
        decisions: z.array(fields).default([]),
      }),
    ),
  ),
});

export type Manifest = z.infer<typeof schema>;
export type ManifestDocument = Manifest['documents'][number];
export type ManifestMessage = Manifest['messages'][number];

/** The project's own fixtures; their mails lie among the pairs of the tests. */
export const ownManifest = join(import.meta.dirname, '../../../samples/ipu/manifest.json');
const ownMails = join(import.meta.dirname, '../../../tests/mails');

/** @throws WrongUsage */
export function readManifest(path: string): Manifest {
  if (!existsSync(path)) throw new WrongUsage(`${path}: no such file`);
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new WrongUsage(
    parsed.error.issues
      .map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`)
      .join('\n'),
  );
}

/** Where a file of the manifest lies: beside the manifest, else with the project's mails. */
export function pathOf(manifest: string, file: string): string {
  const beside = join(dirname(manifest), file);
  return existsSync(beside) ? beside : join(ownMails, basename(file));
}
