/** What to call a fetched file. Names come from a stranger: they are shown, never used as a path. */

const longest = 150;

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/zip': 'zip',
  'text/html': 'html',
  'text/plain': 'txt',
};

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** RFC 8187 §3.2.1: `UTF-8''D%C3%A9cision.pdf`. */
function extendedValue(value: string | undefined): string | null {
  const [, charset, text] = /^([\w-]+)'[\w-]*'(.*)$/.exec(value ?? '') ?? [];
  if (text === undefined) return null;
  if (charset?.toLowerCase() === 'utf-8') return decoded(text);
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Header fields come as one character for each byte; most servers mean UTF-8. */
function asUtf8(text: string): string {
  const read = Buffer.from(text, 'latin1').toString('utf8');
  return read.includes('\ufffd') ? text : read;
}

/** RFC 6266 §4: `filename*` goes before `filename`. */
function fromDisposition(header: string): string | null {
  const [, extended] = /(?:^|[;\s])filename\*\s*=\s*([^;\s]+)/i.exec(header) ?? [];
  const [, quoted, token] =
    /(?:^|[;\s])filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? [];
  const plain = quoted?.replace(/\\(.)/g, '$1') ?? token;
  return extendedValue(extended) ?? (plain === undefined ? null : asUtf8(plain));
}

/** Without a path, control or invisible characters, and not endless; null when nothing is left. */
function clean(name: string | null): string | null {
  const bare = (name ?? '')
    .toWellFormed()
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}\ufffd]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (!bare || bare.length <= longest) return bare || null;
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(bare)?.[0] ?? '';
  return bare.slice(0, longest - extension.length).toWellFormed() + extension;
}

/** `/file/10143/download` is named by its number. */
function fromPath(path: string): string | null {
  const parts = path.split('/').filter((part) => part && part.toLowerCase() !== 'download');
  return clean(decoded(parts.at(-1) ?? ''));
}

/**
 * @param disposition the field Content-Disposition
 * @param contentType without parameters
 */
export function fileNameOf(disposition: string | undefined, url: URL, contentType: string): string {
  const name = clean(fromDisposition(disposition ?? '')) ?? fromPath(url.pathname) ?? 'document';
  const extension = extensions[contentType];
  return extension && !/\.[A-Za-z0-9]{2,5}$/.test(name) ? `${name}.${extension}` : name;
}
