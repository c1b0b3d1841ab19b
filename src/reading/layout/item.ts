/** A run of characters where the page has it; `y` is its baseline, counted from the top. */
export interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters in points. */
  readonly size: number;
  readonly font: string;
}

/** Items of one baseline that belong together: a printed line, or its part in one column. */
export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
}
