/**
 * Long work that was asked for: whoever asks for the same while it goes on follows it, and nobody has it done twice because a
 * line broke or a person pressed Ctrl-C. Known to this process alone, in which it runs.
 */
import type { Clock } from '../../desk.ts';
import type { OnProgress, Step } from '../../keeping/progress.ts';
import { Problem } from './problem.ts';
import type { Answer } from './steps.ts';

/** A request for long work. */
export interface Wanted {
  /** The name of the route. */
  readonly name: string;
  /** Where it is asked for: of one place one thing is done at a time. */
  readonly path: string;
  /** The same for the same request. */
  readonly fingerprint: string;
  /** It changes something: what came of it is kept for who has not heard it. */
  readonly isOrder: boolean;
}

/** What goes on, for who looks where things stand. */
export interface UnderWay {
  readonly name: string;
  readonly since: Date;
  /** Null: it has just begun. */
  readonly step: Step | null;
}

/** Who listens to long work. */
export interface Listener {
  readonly onProgress: OnProgress;
  /** False: they have gone. Asked when the answer is there. */
  readonly isThere: () => boolean;
}

interface Work extends Wanted {
  readonly since: Date;
  step: Step | null;
  readonly listeners: Set<Listener>;
  readonly answer: Promise<Answer>;
}

/** So long an outcome that nobody has heard is kept: who asks again then hears it, and it is not done once more. */
const unheardMs = 60 * 60_000;

export class LongWork {
  readonly #clock: Clock;
  readonly #running = new Map<string, Work>();
  readonly #unheard = new Map<string, Wanted & { readonly answer: Answer; readonly at: Date }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What goes on now, the oldest first. */
  underWay(): UnderWay[] {
    return [...this.#running.values()].map(({ name, since, step }) => ({ name, since, step }));
  }

  /** Does what is wanted, or joins those for whom it is being done. @throws Problem where another such thing is under way */
  async follow(
    wanted: Wanted,
    listener: Listener,
    act: (onProgress: OnProgress) => Promise<Answer>,
  ): Promise<Answer> {
    const joined = this.join(wanted, listener);
    if (joined) return joined;
    const running = this.#running.get(wanted.path);
    if (running)
      throw new Problem(
        'under-way',
        `${running.name} since ${running.since.toISOString()}, for another request`,
      );
    return this.#begin(wanted, listener, act);
  }

  /** Null: nothing of the kind is under way, and nothing came of it that nobody has heard. */
  join(wanted: Wanted, listener: Listener): Promise<Answer> | null {
    const running = this.#running.get(wanted.path);
    if (running?.fingerprint === wanted.fingerprint) {
      running.listeners.add(listener);
      if (running.step) listener.onProgress(running.step);
      return running.answer;
    }
    const unheard = this.#unheard.get(wanted.path);
    if (running || unheard?.fingerprint !== wanted.fingerprint) return null;
    this.#unheard.delete(wanted.path);
    const isLate = this.#clock.now().getTime() - unheard.at.getTime() > unheardMs;
    return isLate ? null : Promise.resolve(unheard.answer);
  }

  #begin(
    wanted: Wanted,
    listener: Listener,
    act: (onProgress: OnProgress) => Promise<Answer>,
  ): Promise<Answer> {
    this.#unheard.delete(wanted.path);
    const work: Work = {
      ...wanted,
      since: this.#clock.now(),
      step: null,
      listeners: new Set([listener]),
      // Not at once: the first step may come before anything has to be waited for.
      answer: Promise.resolve().then(() => this.#do(work, act)),
    };
    this.#running.set(wanted.path, work);
    return work.answer;
  }

  async #do(work: Work, act: (onProgress: OnProgress) => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await act((step) => {
        work.step = step;
        for (const { onProgress } of work.listeners) onProgress(step);
      });
      const isHeard = [...work.listeners].some(({ isThere }) => isThere());
      if (work.isOrder && !isHeard)
        this.#unheard.set(work.path, { ...work, answer, at: this.#clock.now() });
      return answer;
    } finally {
      this.#running.delete(work.path);
    }
  }
}
