import { describe, expect, test } from 'vitest';
import { type CaseDecision, changesSince, lastBefore } from '../../src/domain/case-history.ts';

const named = (code: string, name: string, status: 'released' | null = null) => ({
  code,
  name,
  status,
});

const decision = (id: string, more: Partial<CaseDecision> = {}): CaseDecision => ({
  id,
  country: 'UGA',
  body: 'council',
  session: 205,
  adopted: '2019-10-17',
  mps: 2,
  cases: [named('UGA-19', 'Robert Kyagulanyi'), named('UGA-20', 'Francis Zaake')],
  collective: [],
  violations: ['torture', 'impunity'],
  status: null,
  supersedes: null,
  ...more,
});

const earlier = decision('earlier');
const later = (more: Partial<CaseDecision> = {}) =>
  decision('later', { session: 206, adopted: '2020-11-03', ...more });

describe('the decision before', () => {
  test('is the latest that was adopted earlier on one of the cases', () => {
    const older = decision('older', { session: 201, adopted: '2017-10-18' });
    expect(lastBefore(later(), [older, earlier, later()])?.id).toBe('earlier');
  });

  test('is none where no case is shared, however alike the country', () => {
    const other = decision('other', { cases: [named('UGA-03', 'Somebody')] });
    expect(lastBefore(later(), [other])).toBeNull();
  });

  test('is not a later one that arrived first', () => {
    expect(lastBefore(earlier, [later()])).toBeNull();
  });

  test('is not another text of the same decision', () => {
    expect(lastBefore(later(), [later({ id: 'copy' } as never)])).toBeNull();
  });

  test('is the corrected one for a corrigendum, and the corrigendum for what follows', () => {
    const corrigendum = decision('corrigendum', { supersedes: 'earlier' });
    expect(lastBefore(corrigendum, [earlier, corrigendum])?.id).toBe('earlier');
    expect(lastBefore(later(), [earlier, corrigendum])?.id).toBe('corrigendum');
  });

  test('is found by the collective code too, in any case of letters', () => {
    const collective = decision('c', { cases: [], collective: ['UGA-Coll-01'] });
    const next = later({ cases: [], collective: ['UGA-COLL-01'] });
    expect(lastBefore(next, [collective])?.id).toBe('c');
  });
});

describe('what changed', () => {
  test('persons who are new, and who are no longer named', () => {
    const now = later({
      cases: [named('UGA-19', 'Robert Kyagulanyi'), named('UGA-21', 'Kassiano Wadri')],
      mps: 3,
    });
    const changes = changesSince(earlier, now);
    expect(changes.added.map((c) => c.code)).toEqual(['UGA-21']);
    expect(changes.gone.map((c) => c.code)).toEqual(['UGA-20']);
    expect(changes.mps).toEqual({ from: 2, to: 3 });
  });

  test('violations; an old text without a list says nothing on them', () => {
    expect(changesSince(earlier, later({ violations: ['torture', 'fair-trial'] }))).toMatchObject({
      newViolations: ['fair-trial'],
      goneViolations: ['impunity'],
    });
    expect(changesSince(earlier, later({ violations: [] }))).toMatchObject({
      newViolations: [],
      goneViolations: [],
    });
  });

  test('another spelling of a name, but not capitals, accents or titles', () => {
    const now = later({
      cases: [named('UGA-19', 'ROBERT KYAGULÁNYI (Ms.)'), named('UGA-20', 'Francis Zake')],
    });
    expect(changesSince(earlier, now).spellings).toEqual([
      { code: 'UGA-20', from: 'Francis Zaake', to: 'Francis Zake' },
    ]);
  });

  test('what became of a person and of the case', () => {
    const now = later({
      cases: [named('UGA-19', 'Robert Kyagulanyi', 'released'), named('UGA-20', 'Francis Zaake')],
      status: 'closed',
    });
    expect(changesSince(earlier, now)).toMatchObject({
      persons: [{ code: 'UGA-19', from: null, to: 'released' }],
      status: { from: null, to: 'closed' },
    });
  });

  test('a decision that gives only the collective code leaves nobody out', () => {
    const now = later({ cases: [], collective: ['UGA-COLL-01'] });
    expect(changesSince(earlier, now)).toMatchObject({ added: [], gone: [] });
  });
});
