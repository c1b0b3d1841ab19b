/** A table of states: each state names the states it may move to. The one source for type, CHECK, trigger, diagram and test. */
export type Moves = Readonly<Record<string, readonly string[]>>;

/** The states of a table of moves. */
export type StateOf<M extends Moves> = Extract<keyof M, string>;

/** The states that `From` may move to. */
export type NextOf<M extends Moves, From extends keyof M> = M[From][number];

export const statesOf = <M extends Moves>(moves: M): StateOf<M>[] =>
  Object.keys(moves) as StateOf<M>[];

/** Every allowed move as `from>to`. */
export const arrowsOf = (moves: Moves): string[] =>
  Object.entries(moves).flatMap(([from, tos]) => tos.map((to) => `${from}>${to}`));
