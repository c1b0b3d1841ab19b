import { describe, expect, test } from 'vitest';
import { belowGreeting, isGreeting } from '../../src/domain/greeting.ts';

describe('a greeting', () => {
  test.each([
    'Dear desk,',
    'Dear Mr. Lund-Hansen,',
    'Dear all',
    'Hello!',
    'Hi Anna,',
    'GOOD MORNING',
    'Kære alle,',
    'Hej Solidarity Desk',
    'Bonjour Madame,',
    'Madame, Monsieur,',
    'Chère collègue,',
    'Estimados colegas:',
    'Buenos días,',
    'السلام عليكم ورحمة الله وبركاته،',
    'تحية طيبة وبعد،',
    'السيدة آنا لوند المحترمة،',
  ])('%s', (line) => expect(isGreeting(line)).toBe(true));

  test.each([
    '',
    'Hi, please do not send this',
    'Dear desk, wait',
    'Hello, not yet:',
    'Thanks,',
    'Dearly needed: a delay',
    'Hej, send den ikke',
    'Bonjour, ne rien envoyer',
    'Hola, espere',
    'تحية طيبة لا ترسلوا',
    'APPROVE Q7F3-K2MD',
  ])('is not: %s', (line) => expect(isGreeting(line)).toBe(false));
});

test('one greeting is passed over, a second one is not', () => {
  expect(belowGreeting(['', 'Dear desk,', '', 'HOLD'])).toEqual(['', 'HOLD']);
  expect(belowGreeting(['Dear desk,', 'Hello Bo,', 'HOLD'])).toEqual(['Hello Bo,', 'HOLD']);
  expect(belowGreeting(['HOLD', 'Dear desk,'])).toEqual(['HOLD', 'Dear desk,']);
});
