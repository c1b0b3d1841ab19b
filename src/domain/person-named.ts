/** Finds the person of the house whom somebody names: never guessed, only where one alone fits. */

interface Named {
  readonly name: string;
  readonly email: string;
}

export type FoundPerson<P> =
  | { readonly kind: 'one'; readonly person: P }
  | { readonly kind: 'several'; readonly people: readonly P[] }
  /** `near`: whose name has one of the words. */
  | { readonly kind: 'nobody'; readonly near: readonly P[] };

/** Names are compared without accents and case: `Kjaer` and `KJÆR` are `Kjær`. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[øœæßłđð]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
};
const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** @param words an e-mail address, a whole name, or words of one */
export function personNamed<P extends Named>(words: string, people: readonly P[]): FoundPerson<P> {
  const house = [...new Map(people.map((each) => [each.email.toLowerCase(), each])).values()];
  const address = /[^\s<>()]+@[^\s<>()]+/.exec(words)?.[0].replace(/[.,;]+$/, '');
  if (address) {
    const person = house.find(({ email }) => email.toLowerCase() === address.toLowerCase());
    return person ? { kind: 'one', person } : { kind: 'nobody', near: [] };
  }
  const wanted = wordsOf(words);
  const whole = house.filter(({ name }) => wordsOf(name).join(' ') === wanted.join(' '));
  const fitting = house.filter(({ name }) => {
    const own = wordsOf(name);
    return wanted.length > 0 && wanted.every((word) => own.includes(word));
  });
  const found = whole.length ? whole : fitting;
  const [person] = found;
  if (person && found.length === 1) return { kind: 'one', person };
  if (person) return { kind: 'several', people: found };
  return {
    kind: 'nobody',
    near: house.filter(({ name }) => wordsOf(name).some((word) => wanted.includes(word))),
  };
}
