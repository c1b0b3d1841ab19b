/** A piece of a picture as a PDF can hold it: its data as the file has them, and how they are to be read. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  /** Top left corner within the page, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly data: Uint8Array;
  /** Entries of the picture's dictionary in PDF (ISO 32000-1 §8.9.5). */
  readonly entries: string;
}

/** One picture: a page. */
export interface PicturePage {
  readonly width: number;
  readonly height: number;
  /** Height of a pixel in widths: fax machines have oblong ones. */
  readonly aspect: number;
  readonly pieces: readonly Piece[];
}
