/** The syntax of RTF (specification 1.9.1, "RTF Syntax"): groups, control words, text. */

export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `\par`, `\u8217`, `\'e9` (word `'`, its byte as parameter); `parameter` null where none is written. */
  | { readonly kind: 'control'; readonly word: string; readonly parameter: number | null }
  | { readonly kind: 'text'; readonly text: string };

const token =
  /([{}])|\\(?:'([0-9a-f]{2})|([a-z]{1,32})(-?\d{1,10})? ?|([^a-z]))|([^{}\\\r\n]+)|[\r\n]+/giy;

/** Linear in the length of the text; a lone backslash at the end is left out. */
export function* tokensOf(rtf: string): Generator<Token> {
  token.lastIndex = 0;
  for (const [, brace, hex, word, parameter, symbol, text] of rtf.matchAll(token)) {
    if (brace) yield { kind: brace === '{' ? 'open' : 'close' };
    else if (hex) yield { kind: 'control', word: "'", parameter: Number.parseInt(hex, 16) };
    else if (word)
      yield {
        kind: 'control',
        word,
        parameter: parameter === undefined ? null : Number(parameter),
      };
    else if (symbol) yield { kind: 'control', word: symbol, parameter: null };
    else if (text) yield { kind: 'text', text };
  }
}
