import {
  englishWords,
  type NoticeStatus,
  noticeCsv,
  noticeStatus,
} from '../service/notice-status.ts';
import { askDesk } from './ask-desk.ts';
import { sayNotFound } from './notice-errors.ts';

/** `desk status NOTICE`: one line for each member; exit code 1 where there is no such notice. */
export async function showNotice(
  printed: string,
  { json, csv, bom }: { json?: boolean; csv?: boolean; bom?: boolean },
): Promise<void> {
  const found = await askDesk(`/notice/${encodeURIComponent(printed)}`, (desk) =>
    noticeStatus(desk, printed),
  );
  if ('error' in found) return sayNotFound(found.error, printed);
  process.stdout.write(
    json ? `${JSON.stringify(found)}\n` : csv ? noticeCsv(found, bom ?? false) : inWords(found),
  );
}

function inWords(n: NoticeStatus): string {
  const width = Math.min(32, Math.max(0, ...n.lines.map(({ name }) => name.length)));
  const lines = [
    n.subject,
    `Notice ${n.notice}, mailing ${n.mailing}: ${n.state}`,
    ...(n.pausedSince ? [`Paused since ${n.pausedSince}: ${n.pausedFor ?? ''}`] : []),
    '',
    `${String(n.members).padStart(6)}  members`,
    ...n.figures.map(
      ({ state, count }) => `${String(count).padStart(6)}  ${englishWords.state(state)}`,
    ),
    '',
    ...n.lines.map(({ name, address, state, since, reason, said }) =>
      [
        name.padEnd(width),
        englishWords.state(state).padEnd(24),
        (since ?? '').slice(0, 16).replace('T', ' ').padEnd(16),
        address,
        [englishWords.reason(reason), said && `“${said}”`].filter(Boolean).join(' '),
      ]
        .join('  ')
        .trimEnd(),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
