/** The list of members in words: those who get nothing first, since somebody has to see to them. */
import type { ListedMember } from './list-members.ts';

export function listInWords(list: readonly ListedMember[]): string {
  const without = list.filter((one) => one.without);
  const told = list.filter((one) => !one.without);
  return [
    `${list.length} members: ${told.length} get notices, ${without.length} do not`,
    ...(without.length ? ['', 'No notices', ...without.map(aLine)] : []),
    ...(told.length ? ['', 'Notices', ...told.map(aLine)] : []),
    '',
  ].join('\n');
}

const reasons: Readonly<Record<NonNullable<ListedMember['without']>, string>> = {
  left: 'left on',
  undeliverable: 'nothing arrives since',
  stopped: 'stopped them on',
  paused: 'paused until',
};

function aLine(one: ListedMember): string {
  const remarks = [
    ...(one.without ? [`${reasons[one.without]} ${one.since}`] : []),
    ...(one.followsSome ? ['follows some'] : []),
    ...(one.digest ? ['daily digest'] : []),
  ];
  const committees = one.committees.join(', ') || 'no committee';
  return `  ${one.name} <${one.email}>  ${one.language}  ${committees}${remarks.length ? `  (${remarks.join('; ')})` : ''}`;
}
