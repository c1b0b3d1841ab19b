import type { Told, ToldState } from '../distribution/account/told.ts';
import { toldCsv } from '../distribution/account/told-csv.ts';
import { toldWords } from '../distribution/account/told-words.ts';
import { answered, withApi } from './ask-api.ts';
import { lookUpNotice } from './look-up.ts';

interface NoticeMembers {
  readonly notice: string;
  readonly mailing: string;
  readonly subject: string;
  readonly state: string;
  readonly pausedSince: string | null;
  readonly pausedFor: string | null;
  readonly members: number;
  readonly figures: readonly { readonly state: ToldState; readonly count: number }[];
  readonly lines: readonly Told[];
}

/** `desk status NOTICE`: one line for each member; exit code 1 where there is no such notice. */
export async function showNotice(
  printed: string,
  { json, csv, bom }: { json?: boolean; csv?: boolean; bom?: boolean },
): Promise<void> {
  const found = await withApi(async (ask) => {
    const one = await lookUpNotice(ask, printed);
    return one && answered(await ask<NoticeMembers>({ path: `/notices/${one.notice}/members` }));
  });
  if (!found) return;
  process.stdout.write(
    json
      ? `${JSON.stringify(found)}\n`
      : csv
        ? toldCsv(found.lines, 'en', { bom: bom ?? false })
        : inWords(found),
  );
}

function inWords(n: NoticeMembers): string {
  const words = toldWords('en');
  const width = Math.min(32, Math.max(0, ...n.lines.map(({ name }) => name.length)));
  const lines = [
    n.subject,
    `Notice ${n.notice}, mailing ${n.mailing}: ${n.state}`,
    ...(n.pausedSince ? [`Paused since ${n.pausedSince}: ${n.pausedFor ?? ''}`] : []),
    '',
    `${String(n.members).padStart(6)}  members`,
    ...n.figures.map(({ state, count }) => `${String(count).padStart(6)}  ${words.state(state)}`),
    '',
    ...n.lines.map(({ name, address, state, since, reason, said }) =>
      [
        name.padEnd(width),
        words.state(state).padEnd(24),
        (since ?? '').slice(0, 16).replace('T', ' ').padEnd(16),
        address,
        [words.reason(reason), said && `“${said}”`].filter(Boolean).join(' '),
      ]
        .join('  ')
        .trimEnd(),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
