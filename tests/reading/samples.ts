import { readFileSync } from 'node:fs';

const folder = new URL('../../samples/ipu/', import.meta.url);

/** A decision as the manifest of the samples expects it. */
export interface ExpectedDecision {
  readonly country: string;
  readonly body: string;
  readonly session: number;
  readonly place: string;
  readonly adopted: string;
  readonly adoptedFrom?: string;
  readonly manner: string | null;
  readonly mps: number;
  readonly cases: readonly {
    readonly code: string;
    readonly printed: string;
    readonly name: string;
    readonly gender: string | null;
  }[];
  readonly collective: readonly string[];
  readonly violations: readonly string[];
  readonly violationsPrinted: readonly string[];
  readonly paragraphs: number;
  readonly asksParliaments: readonly number[];
  readonly reservations?: readonly string[];
}

export interface ExpectedDocument {
  readonly id: string;
  readonly files: readonly string[];
  readonly readable: string;
  readonly language: string;
  readonly style: string;
  readonly reference: string | null;
  readonly totalMps: number;
  readonly totalCountries: number;
  readonly decisions: readonly ExpectedDecision[];
}

/** What a correct reader finds in the samples. */
export const expectedDocuments: readonly ExpectedDocument[] = JSON.parse(
  readFileSync(new URL('manifest.json', folder), 'utf8'),
).documents;

export function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`documents/${name}`, folder)));
}
