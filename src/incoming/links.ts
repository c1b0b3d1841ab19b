/** Links in a mail's text and HTML, as the IPU wrote them, and which of them lead to documents. */
import { isWithin } from '../domain/domain-name.ts';
import type { ParsedMail } from './mail.ts';
import { unwrapped } from './wrapped-link.ts';

const inText = /https?:\/\/[^\s<>"'`|[\]{}«»“”‘’\\]{1,4000}/gi;
const inHtml = /\bhref\s*=\s*(?:"([^"]{1,4000})"|'([^']{1,4000})'|([^\s"'>]{1,4000}))/gi;
/** RFC 3986, appendix C: within angle brackets a link may be broken over lines. */
const broken = /<(https?:\/\/[^<>]{1,2000})>/gi;

const most = 100;
const longestText = 500_000;

const withoutBreaks = (text: string): string =>
  text.replace(broken, (whole, url: string) =>
    /[^\S\r\n]\S/.test(url.replace(/\r?\n[ \t]+/g, '\n')) ? whole : `<${url.replace(/\s+/g, '')}>`,
  );

/** Without the full stop of a sentence, and the end of a bracket that was opened before the link. */
function withoutTail(url: string): string {
  let end = url.length;
  let closed = url.split(')').length - url.split('(').length;
  for (; end > 0; end -= 1) {
    const last = url[end - 1] ?? '';
    if (last === ')' && closed > 0) closed -= 1;
    else if (!'.,;:!?*'.includes(last)) break;
  }
  return url.slice(0, end);
}

function hrefsIn(html: string): string[] {
  return [...html.slice(0, longestText).matchAll(inHtml)].map(([, double, single, bare]) =>
    (double ?? single ?? bare ?? '').trim().replace(/&(?:amp|#38|#x26);/gi, '&'),
  );
}

/**
 * The web links of a mail and of the mails within it, in their order, each once; the wrappers of
 * mail filters are taken off.
 */
export function linksIn(mail: Pick<ParsedMail, 'text' | 'html' | 'embedded'>): string[] {
  const written = [...withoutBreaks(mail.text.slice(0, longestText)).matchAll(inText)].map(
    ([url]) => withoutTail(url),
  );
  const linked = hrefsIn(mail.html ?? '').filter((url) => /^https?:\/\//i.test(url));
  const own = [...written, ...linked].map(unwrapped).filter((url) => URL.canParse(url));
  return [...new Set([...own, ...mail.embedded.flatMap(linksIn)])].slice(0, most);
}

/** A file by its address: `/file/10143/download`, `…/PHL-206-E.pdf`. */
const file = /\/file\/\d+\/download\/?$|\.(?:pdf|docx?|rtf|zip)$/i;
/** What a page about a file, or a decision in the old style (`/hr-e/206/phl01.htm`), is called. */
const likely = /\/file\/\d+\/?$|\.html?$/i;
/** Pages that every mail of an organisation may link to. */
const never =
  /^\/(?:[a-z]{2}\/?)?$|\/(?:home|index|default)\.\w+$|unsubscri|desabonne|désabonne|opt-?out|preferences|privacy|contact|subscribe|login/i;

const pathOf = (url: string): string => new URL(url).pathname;
const isFile = (url: string): boolean => file.test(pathOf(url));
const isLikely = (url: string): boolean =>
  isFile(url) || (likely.test(pathOf(url)) && !never.test(pathOf(url)));
const isOn = (url: string, hosts: readonly string[]): boolean =>
  hosts.some((host) => isWithin(new URL(url).hostname, host));

/**
 * Those links behind which documents may lie: files, or, where a mail links to none on an allowed
 * host, pages. A file elsewhere stays among them, so that a clerk is told why it was not fetched.
 * @param urls as `linksIn` gives them
 * @param hosts from which documents are fetched
 */
export function documentLinks(urls: readonly string[], hosts: readonly string[]): string[] {
  const likelyOnes = urls.filter(isLikely);
  if (likelyOnes.some((url) => isOn(url, hosts))) return likelyOnes;
  return urls.filter((url) => isLikely(url) || (isOn(url, hosts) && !never.test(pathOf(url))));
}

/**
 * The files that a page links to, when the page is none of the documents itself: one in the old
 * style is, though it may link to its other language.
 * @param url where the page was found
 */
export function filesOnPage(html: string, url: string, hosts: readonly string[]): string[] {
  if (isLikely(url) && !/\/file\/\d+\/?$/.test(pathOf(url))) return [];
  const found = hrefsIn(html).flatMap((href) =>
    URL.canParse(href, url) ? [new URL(href, url).href.replace(/#.*$/, '')] : [],
  );
  return [...new Set(found)].filter((href) => isFile(href) && isOn(href, hosts));
}
