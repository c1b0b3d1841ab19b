/** Links in a mail's text; nobody follows them without a person's word. */

const link = /https?:\/\/[^\s<>"'()[\]]+/gi;
const most = 100;

export function linksIn(text: string): string[] {
  const found = [...text.slice(0, 500_000).matchAll(link)].map(([url]) =>
    url.replace(/[.,;:!?]+$/, ''),
  );
  return [...new Set(found)].slice(0, most);
}
