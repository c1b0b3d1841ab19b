/** What is said to who presses Ctrl-C while the desk is at work for them. */

const words = {
  /** The service works on it. */
  service:
    'The service goes on with it: only this command has ended. `desk status` says how far it is; the same command again follows it, and has nothing done twice.',
  /** It may have reached the service. */
  order:
    'The service may have it, and then carries it out. Look where the thing stands before you ask for it again.',
  /** This process worked on it, and long. */
  own: 'Nobody goes on with it, and what was not finished does not count. Begin it again.',
} as const;

/**
 * Waits, and says at Ctrl-C what becomes of what was asked for.
 * @param where who has it by then; null: nothing is lost and nothing goes on
 */
export async function orSayWhatGoesOn<T>(
  where: () => keyof typeof words | null,
  wait: () => Promise<T>,
): Promise<T> {
  const say = () => {
    const who = where();
    if (who) process.stderr.write(`\n${words[who]}\n`);
    // Ends as it would have without us: whoever started the command sees what ended it.
    process.kill(process.pid, 'SIGINT');
  };
  process.once('SIGINT', say);
  try {
    return await wait();
  } finally {
    process.off('SIGINT', say);
  }
}
