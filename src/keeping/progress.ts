/** How far long work is. */
export interface Step {
  readonly doing: string;
  readonly done: number;
  /** Null: nobody knows yet. */
  readonly of: number | null;
}
export type OnProgress = (step: Step) => void;

/** Media type of an answer over HTTP in lines of JSON: each step, then what came of it. */
export const stepByStep = 'application/x-ndjson';

export const stepInWords = ({ doing, done, of }: Step): string =>
  of === null ? (done ? `${doing}: ${done}` : doing) : `${doing}: ${done} of ${of}`;
