/** Questions to the DNS on behalf of one mail: only those that can matter, with the failures noted. */
import type { Resolve } from '../../desk.ts';

/** What says that there is nothing. All other errors say that nobody knows. */
const nothing = new Set(['ENOTFOUND', 'ENODATA']);

const noSuchName = (name: string): Error =>
  Object.assign(new Error(`Nothing is published under ${name}`), { code: 'ENOTFOUND' });

type Answer = string[][];

/** Answers every question with nothing, for what can be seen of a signature without its key. */
export const askNobody = async (name: string): Promise<Answer> => {
  throw noSuchName(name);
};

export interface Asking {
  readonly ask: (name: string, type: string) => Promise<Answer>;
  /** The names for which there was no answer: a timeout, SERVFAIL, a refusal. */
  readonly unanswered: ReadonlySet<string>;
}

/**
 * @param matters whether a name may be asked for. A mail can name any server of the world; asking
 *   it would tell the sender that we read, and could keep us waiting as long as they like.
 */
export function asking(resolve: Resolve, matters: (name: string) => boolean): Asking {
  const unanswered = new Set<string>();
  return {
    unanswered,
    async ask(name, type) {
      if (!matters(name)) throw noSuchName(name);
      try {
        return (await resolve(name, type)) as Answer;
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? '';
        // A name that breaks the rules of the DNS cannot exist.
        if (code === 'EBADNAME') throw noSuchName(name);
        if (!nothing.has(code)) unanswered.add(name);
        throw error;
      }
    },
  };
}
