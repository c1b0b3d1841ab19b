/** Mail filters put their own address before a link, to look at it when it is opened; what is meant stands within. */

/** Deeper than any two filters in a row. */
const deepest = 3;

/** Hosts of filters, and the parameter that holds the link. */
const parameters: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)safelinks\.protection\.(?:outlook\.com|office365\.us)$/, 'url'],
  [/^linkprotect\.cudasvc\.com$/, 'a'],
  [/^www\.google\.[a-z.]+$/, 'q'],
];
/** `/v3/__https://www.ipu.org/file/1/download__;!!…$` (Proofpoint), `/v2/___https://…___.…` (Check Point). */
const framed =
  /^https:\/\/(?:urldefense\.com|protect\.checkpoint\.com)\/v\d\/_{2,3}(https?:\/+.+?)_{2,3}[;.]/i;

function within(wrapped: string): string | null {
  const [, inFrame] = framed.exec(wrapped) ?? [];
  if (inFrame) return inFrame.replace(/^(https?:)\/+/i, '$1//');
  const url = new URL(wrapped);
  if (url.hostname === 'urldefense.proofpoint.com' && url.pathname.startsWith('/v2/'))
    // Version 2 writes % as - and / as _.
    return decoded((url.searchParams.get('u') ?? '').replace(/-/g, '%').replace(/_/g, '/'));
  const parameter = parameters.find(([host]) => host.test(url.hostname))?.[1];
  return parameter ? url.searchParams.get(parameter) : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The link that a filter's address stands for; other links, and what cannot be unwrapped, as they are. */
export function unwrapped(link: string): string {
  let url = link;
  for (let depth = 0; depth < deepest && URL.canParse(url); depth += 1) {
    const inner = within(url);
    if (!inner || !/^https?:\/\//i.test(inner) || !URL.canParse(inner)) break;
    url = inner;
  }
  return url;
}
