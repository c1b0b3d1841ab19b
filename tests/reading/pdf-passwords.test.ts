import { describe, expect, it } from 'vitest';
import { readInCage } from '../../src/reading/cage.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { expectedDocuments, sample } from './samples.ts';

const encrypted = () => sample('tza-206-encrypted.pdf');
const [expected] = expectedDocuments.find(({ id }) => id === 'tza-206-encrypted')?.decisions ?? [];

describe('a PDF under a password', () => {
  it('opens with it, in the cage too', async () => {
    const file = { filename: 'x.pdf', bytes: encrypted(), password: 'solidarity' };
    const document = await readInCage({ startsAhead: false })(file);

    expect(document).toMatchObject({ readable: 'text', problem: null });
    expect(document.decisions).toMatchObject([
      { country: expected?.country, session: expected?.session, mps: expected?.mps },
    ]);
  }, 60_000);

  it.each([
    ['without one', null, { kind: 'password-pdf' }],
    ['with a wrong one', 'Solidarity', { kind: 'password-pdf-wrong' }],
  ])('stays closed %s, and says so', async (_, password, problem) => {
    expect(await readDocument(encrypted(), { pages: 10, password })).toMatchObject({
      readable: 'encrypted',
      problem,
      decisions: [],
    });
  });
});
