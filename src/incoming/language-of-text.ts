/** In which language somebody writes, by the small words that every sentence needs. */

/** Words of each language that are short, frequent, and rarely words of another one. */
const smallWords: Readonly<Record<string, string>> = {
  en: 'the of and to is that for with you was have this are not your been on by we it from as which i my be will could couldn',
  fr: 'le les des du et est une pour que dans vous nous au aux sur par avec ce cette pas qui ne je votre à été sont il',
  da: 'og er det at ikke jeg har af for med på den de du vi som kan blev denne til hilsen kære fra sendt emne svar kunne kl mig din venlig om ham efter hvad bedt spørgsmål også selv',
  sv: 'och är det att inte jag har av för med på den som kan vi från till hälsning hej ämne skickat detta kunde om ditt mig',
  nb: 'og er det ikke jeg har av for med på den som kan vi fra til hilsen vennlig emne ble kunne om meg etter hva spurt men også å',
  de: 'der die das und ist nicht ich mit für von zu den ein eine wurde wir sie auf im bis werden konnte ihre grüßen',
  es: 'el los las que es de en un una para con por no se su del al ha he usted nos como sobre está',
  pt: 'os as que é de em um uma para com por não se do da ao foi nos como sobre está até',
  it: 'il lo gli che è di un una per con non si del della sono alla nel ho questo fino',
  nl: 'het een en van is niet ik met voor op de dat aan zijn wij te tot er geen naar',
  fi: 'ja on ei että se olen oli tai kun mutta myös niin ovat tämä minun terveisin takaisin',
  pl: 'i w na z nie się jest do to że o jak ale od przez dla jestem był',
};

const words = Object.entries(smallWords).map(
  ([language, list]) => [language, new Set(list.split(' '))] as const,
);

/** Written in letters of their own: Arabic, Russian. */
const scripts = [
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
] as const;

/** So many small words, and twice as many as of any other language, are sure enough in two languages. */
const enoughForTwo = 6;

interface Counted {
  readonly language: string;
  readonly count: number;
}

function countsOf(text: string): Counted[] {
  const spoken =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words
    .map(([language, own]) => ({ language, count: spoken.filter((word) => own.has(word)).length }))
    .toSorted((a, b) => b.count - a.count);
}

/** @returns ISO 639-1; `mul` for English and French side by side; null where too little is said */
export function languageOfText(text: string): string | null {
  const letters = text.slice(0, 20_000).match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of scripts) {
    if ((text.slice(0, 20_000).match(script)?.length ?? 0) > letters / 2) return language;
  }
  const [first, second] = countsOf(text);
  if (!first || first.count < 2) return null;
  const working = [first, second]
    .map((one) => one?.language)
    .toSorted()
    .join();
  const both = second && second.count >= enoughForTwo && second.count * 2.5 >= first.count;
  if (working === 'en,fr' && both) return 'mul';
  // Danish and Norwegian share most of their small words.
  const kin = first.language === 'da' && second?.language === 'nb';
  return first.count > (second?.count ?? 0) || kin ? first.language : null;
}
