import { expect, test } from 'vitest';
import { olderThanNeeded } from '../src/begin/needed-node.ts';

test.each([
  ['20.20.2', /^Node 24 or newer is needed; this is Node 20\.20\.2 \(\/.+\)\.$/],
  ['22.23.0', /this is Node 22\.23\.0/],
])('Node %s is told that it is too old', (version, said) => {
  expect(olderThanNeeded(version)).toMatch(said);
});

test.each(['24.0.0', '24.21.0', '26.1.0'])('Node %s will do', (version) => {
  expect(olderThanNeeded(version)).toBeNull();
});
