import { answered, withApi } from './ask-api.ts';
import { lookUpNotice } from './look-up.ts';

/** `desk resume NOTICE`: lets a paused distribution go on. */
export async function resumeNotice(printed: string): Promise<void> {
  await withApi(async (ask) => {
    const found = await lookUpNotice(ask, printed);
    if (!found) return;
    const answer = await ask({ path: `/notices/${found.notice}/resume`, order: null });
    if (!answer.ok && answer.trouble.detail !== 'not paused') answered(answer);
    process.stdout.write(answer.ok ? 'It goes on.\n' : 'It was not paused.\n');
  });
}
