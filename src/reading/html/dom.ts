import { convert } from 'html-to-text';

/** An element or a text of a web page; scripts are never run and nothing is loaded. */
export interface HtmlNode {
  readonly type: string;
  /** In lower case; undefined for texts. */
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly HtmlNode[];
}

/** Longer pages are cut: no decision takes a tenth of it. */
const longest = 5_000_000;

/** The tree of a page as html-to-text's parser gives it; it takes any text for HTML. */
export function parseHtml(html: string): readonly HtmlNode[] {
  let nodes: readonly HtmlNode[] = [];
  convert(`<${root}>${html.slice(0, longest)}</${root}>`, {
    baseElements: { selectors: [root], returnDomByDefault: false },
    selectors: [{ selector: root, format: 'keep' }],
    formatters: {
      keep: (element) => {
        nodes = element.children as readonly HtmlNode[];
      },
    },
  });
  return nodes;
}

const root = 'desk-page';
