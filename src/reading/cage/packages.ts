import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folders of packages and of all that they depend on, seen from the project's folder. */
export function packageFolders(project: string, names: readonly string[]): string[] {
  const folders = new Set<string>();
  const waiting = names.map((name) => ({ name, from: project }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = folderOf(next.name, next.from);
    if (!folder || folders.has(folder)) continue;
    folders.add(folder);
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    waiting.push(...Object.keys(dependencies).map((name) => ({ name, from: folder })));
  }
  return [...folders];
}

/** Installed beside a package, or, where it is a package itself, above it. */
function folderOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(found)) return found;
    if (folder === dirname(folder)) return null;
  }
}
