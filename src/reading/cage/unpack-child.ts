/** The program in the cage that unpacks: a container's bytes in, its files out, and the end. Started by `run.ts` only. */
import './inmate.ts';
import { buffer } from 'node:stream/consumers';
import { containerKind, contentsOfContainer } from '../unpack/contents.ts';
import { framed } from '../unpack/frame.ts';

const bytes = await buffer(process.stdin);
const kind = containerKind(bytes);
if (!kind) throw new Error('It is no container');
const { files, leftOut, trouble } = await contentsOfContainer(kind, bytes);
const answer = framed({ files, leftOut, problem: trouble?.problem ?? null });
process.stdout.write(answer, () => process.exit(0));
