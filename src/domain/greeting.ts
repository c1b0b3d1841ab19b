/** The line with which a polite mail begins, in the languages of those who write to us. */

/** What greets; the words below may follow it, and names. */
const salutes =
  'dear|hello|hi|good (?:morning|afternoon|day|evening)|kære|hej|goddag|godmorgen|cher|chère|chers|chères|bonjour|bonsoir|madame|monsieur|mesdames|messieurs|estimad[oa]s?|querid[oa]s?|hola|buen día|buenos días|buenas tardes|sehr geehrte[rs]?|liebe[rs]?|guten tag';
const companions =
  'all|and|colleagues?|desk|everyone|madam|mr|mrs|ms|or|sir|solidarity|team|there|alle|kolleg(?:a|er)|kære|sammen|og|tous|toutes|à|et|collègues?|chers?|chères?|madame|monsieur|mesdames|messieurs|todos|todas|a|y|colegas?|equipo|señor(?:a|es|as)?|und|damen|herren|kolleginnen|kollegen';

/** A name begins with a capital, and so does no word that could take an order back. */
const latin = new RegExp(
  `^(?:${salutes})(?:[ ,]+(?:(?:${companions})(?=[ ,.!:]|$)|\\p{Lu}[\\p{Ll}.'’]*(?:-\\p{Lu}?\\p{Ll}+)*)){0,5}[ ]*[,!.:]?$`,
  'u',
);
/** Arabic knows no capitals: fixed words, or a title and a name with the honour that closes it. */
const arabic =
  /^(?:السلام عليكم(?: ورحمة الله(?: وبركاته)?)?|تحية طيبة(?: وبعد)?|مرحب[اًا]+|صباح الخير|مساء الخير|(?:حضرة |سعادة |معالي )?(?:السيد|السيدة|السادة|السيدات|الأستاذ|الأستاذة|الزملاء|الزميلات)(?: \p{L}+){0,4} (?:المحترم|المحترمة|المحترمون|المحترمين|الأعزاء|الكرام))[ ]*[,،!.:]?$/u;

/** The first letter small, the rest as written: `Dear` greets, and a name keeps its capital. */
const uncapitalised = (text: string): string =>
  text.charAt(0).toLocaleLowerCase('en') + text.slice(1);

/** True for `Dear desk,`, `Bonjour Madame,`; never for a line that says something. */
export function isGreeting(line: string): boolean {
  const bare = line
    .normalize('NFC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (bare.length > 60) return false;
  // `Good morning` and `good Morning` are one.
  return latin.test(uncapitalised(bare)) || latin.test(bare.toLowerCase()) || arabic.test(bare);
}

/** The lines from the first that is no greeting; one greeting is passed over, and blank lines around it. */
export function belowGreeting(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim());
  if (first < 0 || !isGreeting(lines[first] ?? '')) return lines;
  return lines.slice(first + 1);
}
