/** Parsers of HTML look through all open elements at each tag: nesting without end would hold up the service. */

const deepest = 400;
const tag = /<(\/?)([a-z][^\s/>]*)/gi;

/** Without an end tag of their own, or closed by what follows them (WHATWG HTML §13.1.2). */
const notNesting = new Set(
  'area base br col embed hr img input link meta param source track wbr html head body p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rp rt rtc'.split(
    ' ',
  ),
);

/** True where elements stand in one another deeper than any mail or document nests them. Linear in the length. */
export function isTooDeep(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, written = ''] of html.matchAll(tag)) {
    const name = written.toLowerCase();
    if (notNesting.has(name)) continue;
    if (!slash) open.push(name);
    else if (open.includes(name)) open.length = open.lastIndexOf(name);
    if (open.length > deepest) return true;
  }
  return false;
}
