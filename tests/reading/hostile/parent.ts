// A service that reads a document which never ends; the test kills it.
import { fileURLToPath } from 'node:url';
import { readInCage } from '../../../src/reading/cage.ts';

const program = fileURLToPath(new URL('./loop.ts', import.meta.url));
void readInCage({ program, startsAhead: false })({ filename: 'x', bytes: new Uint8Array([1]) });
