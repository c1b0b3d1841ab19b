import { resume } from '../service/resume.ts';
import { askDesk } from './ask-desk.ts';
import { sayNotFound } from './notice-errors.ts';

/** `desk resume NOTICE`: lets a paused distribution go on. */
export async function resumeNotice(printed: string): Promise<void> {
  const answer = await askDesk(
    `/notice/${encodeURIComponent(printed)}/resume`,
    (desk) => resume(desk, printed),
    new TextEncoder().encode('{}'),
  );
  if ('error' in answer) return sayNotFound(answer.error, printed);
  process.stdout.write(answer.resumed ? 'It goes on.\n' : 'It was not paused.\n');
}
