/**
 * What the caged process hands back: four bytes with the length of a JSON list of contents, the
 * list, then the bytes of the files one after the other. It has handled hostile bytes, so both
 * the list and the lengths are checked at the border.
 */
import { z } from 'zod';
import type { Unpacked } from '../../desk.ts';
import { pathName } from '../../incoming/file-name.ts';
import { readingProblem } from '../cage/problem-shape.ts';
import { most } from './unpacking.ts';

const name = z.string().refine((text) => pathName(text) === text);

const list = z.strictObject({
  files: z
    .array(
      z.strictObject({
        filename: name,
        via: z.enum(['zip', 'tnef', 'message/rfc822']),
        length: z.int().nonnegative(),
      }),
    )
    .max(most.files),
  leftOut: z.array(name).max(most.named),
  problem: readingProblem.nullable(),
});

export function framed({ files, leftOut, problem }: Unpacked): Buffer {
  const described = files.map(({ filename, via, bytes }) => ({
    filename,
    via,
    length: bytes.length,
  }));
  const head = Buffer.from(JSON.stringify({ files: described, leftOut, problem }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, ...files.map((file) => file.bytes)]);
}

/** @throws when the answer is none that `framed` gives */
export function unframed(answer: Buffer): Unpacked {
  const start = 4 + answer.readUInt32BE(0);
  const { files, leftOut, problem } = list.parse(JSON.parse(answer.toString('utf8', 4, start)));
  let at = start;
  const cut = files.map(({ length, ...file }) => {
    at += length;
    return { ...file, bytes: answer.subarray(at - length, at) };
  });
  if (at !== answer.length) throw new Error('The lengths do not add up');
  return { files: cut, leftOut, problem };
}
