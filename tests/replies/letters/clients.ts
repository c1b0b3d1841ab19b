/** Bodies as mail programs write them: what a person typed, above, below or within a quotation. */
import { type Tongue, tongues } from './languages.ts';
import { type Encoding, escaped, html, multipart, type Part, type Parts, plain } from './parts.ts';

interface Typed {
  readonly text: string;
  readonly signature?: string;
  readonly tongue: Tongue;
  readonly charset?: string;
  readonly encoding?: Encoding;
  /** Our marker line was deleted, or the program left the quotation out. */
  readonly unmarked?: boolean;
}
type Client = (typed: Typed) => Part | Parts;

const desk = 'Solidarity Desk <solidarity@parlament.example>';
const jens = 'Jens Bækgaard <jens.baekgaard@parlament.example>';
const subject = 'IPU: 160 parlamentarikere i 13 lande';

const quotedLines = ({ tongue, unmarked }: Typed): string[] => [
  ...(tongue.marker && !unmarked ? [tongue.marker, ''] : []),
  ...tongue.quoted,
];
const marked = (lines: readonly string[]): string =>
  lines.map((line) => (line ? `> ${line}` : '>')).join('\n');
const whole = ({ text, signature }: Typed, gap = '\n\n'): string =>
  signature ? `${text}${gap}${signature}` : text;
const paragraphs = (lines: readonly string[], open: string, close: string): string =>
  lines.map((line) => `${open}${escaped(line) || '&nbsp;'}${close}`).join('\n');

const both = (
  boundary: string,
  { charset, encoding }: Typed,
  text: string,
  page: string,
): Parts => {
  const how = { ...(charset && { charset }), ...(encoding && { encoding }) };
  return multipart('alternative', boundary, [plain(text, how), html(page, how)]);
};

/** From, Sent, To, Subject. */
const table = ({ labels: [from, sent, to, about], sent: at }: Tongue): string[] => [
  `${from}: ${desk}`,
  `${sent}: ${at}`,
  `${to}: ${jens}`,
  `${about}: ${subject}`,
];
const boldTable = (tongue: Tongue): string =>
  table(tongue)
    .map((line) => {
      const at = line.indexOf(':');
      return `<b>${escaped(line.slice(0, at + 1))}</b>${escaped(line.slice(at + 1))}`;
    })
    .join('<br>\n');

/** Outlook 2016 on Windows: Word writes the HTML. */
export const outlook: Client = (typed) => {
  const lines = whole(typed).split('\n');
  const page = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta name=Generator content="Microsoft Word 15 (filtered medium)">
<style><!--
p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
--></style>
</head>
<body lang=DA link="#0563C1" vlink="#954F72">
<div class=WordSection1>
${paragraphs(lines, '<p class=MsoNormal><span style="mso-fareast-language:EN-US">', '<o:p></o:p></span></p>')}
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<div>
<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
<p class=MsoNormal>${boldTable(typed.tongue)}<o:p></o:p></p>
</div>
</div>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
${paragraphs(quotedLines(typed), '<p>', '</p>')}
</div>
</body>
</html>`;
  const text = [...lines, '', ...table(typed.tongue), '', ...quotedLines(typed)].join('\n');
  return both('_000_AM0PR05MB4802A1B2C3D4E5F6_', typed, text, page);
};

/** Outlook on the web. */
export const outlookWeb: Client = (typed) => {
  const page = `<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${typed.charset ?? 'utf-8'}">
<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>
</head>
<body dir="ltr">
${paragraphs(whole(typed).split('\n'), '<div style="font-family: Calibri, Helvetica, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);">', '</div>')}
<div id="appendonsend"></div>
<hr style="display:inline-block;width:98%" tabindex="-1">
<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${boldTable(typed.tongue)}</font>
<div>&nbsp;</div>
</div>
<div>${paragraphs(quotedLines(typed), '<p>', '</p>')}</div>
</body>
</html>`;
  const rule = '________________________________';
  const text = [whole(typed), rule, ...table(typed.tongue), '', ...quotedLines(typed)].join('\n');
  return both('_000_DB7PR04MB51230F1E2D3C4B5A_', typed, text, page);
};

/** Outlook for iOS and Android: its own advertisement stands above the rule. */
export const outlookMobile: Client = (typed) =>
  outlookWeb({
    ...typed,
    signature: typed.signature ?? 'Hent Outlook til iOS<https://aka.ms/o0ukef>',
  });

export const gmail: Client = (typed) => {
  const { tongue } = typed;
  const page = `<div dir="ltr">${whole(typed).split('\n').map(escaped).join('<br>')}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escaped(tongue.gmail)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${paragraphs(quotedLines(typed), '<div>', '</div>')}</blockquote></div>`;
  // Gmail folds the line above the quotation at 76 characters.
  const above = tongue.gmail.replace(/ (<solidarity@)/, '\n$1');
  return both(
    '000000000000a1b2c305b5a0c0de',
    typed,
    `${whole(typed)}\n\n${above}\n\n${marked(quotedLines(typed))}`,
    page,
  );
};

export const apple: Client = (typed) => {
  const { tongue } = typed;
  const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body style="word-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;" class="">${paragraphs(whole(typed).split('\n'), '<div class="">', '</div>')}<div><br class=""><blockquote type="cite" class=""><div class="">${escaped(tongue.apple)}</div><br class="Apple-interchange-newline">${paragraphs(quotedLines(typed), '<div class="">', '</div>')}</blockquote></div><br class=""></body></html>`;
  const quotation = marked([tongue.apple, '', ...quotedLines(typed)]);
  return both(
    'Apple-Mail=_1C2D3E4F-5A6B-4C7D-8E9F-0A1B2C3D4E5F',
    typed,
    `${whole(typed)}\n\n${quotation}\n`,
    page,
  );
};

export const iphone: Client = (typed) => {
  const { tongue, text, signature } = typed;
  const own = [text, '', signature ?? tongue.phone].join('\n');
  const page = `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body dir="auto">${escaped(text).replaceAll('\n', '<br>')}<br><br><div dir="ltr">${escaped(signature ?? tongue.phone)}</div><div dir="ltr"><br><blockquote type="cite">${escaped(tongue.apple)}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff${paragraphs(quotedLines(typed), '<div>', '</div>')}</div></blockquote></body></html>`;
  const quotation = `> ${tongue.apple}\n> \n> \ufeff${marked(quotedLines(typed)).slice(2)}`;
  return both(
    'Apple-Mail-0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9',
    typed,
    `${own}\n\n${quotation}`,
    page,
  );
};

export const thunderbird: Client = (typed) => {
  const { tongue } = typed;
  const page = `<html>
  <head>
    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
  </head>
  <body>
    ${paragraphs(whole(typed).split('\n'), '<p>', '</p>')}
    <div class="moz-cite-prefix">${escaped(tongue.thunderbird)}<br>
    </div>
    <blockquote type="cite" cite="mid:notice@parlament.example">
      ${paragraphs(quotedLines(typed), '<p>', '</p>')}
    </blockquote>
  </body>
</html>`;
  return both(
    '------------9A8B7C6D5E4F3A2B1C0D9E8F',
    typed,
    `${whole(typed)}\n\n${tongue.thunderbird}\n${marked(quotedLines(typed))}\n`,
    page,
  );
};

/** RFC 3676: a blank at the end of a line says that the paragraph goes on. */
const flowed = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line.startsWith('>') || line === '-- ' ? line : line.replace(/(.{50,68}) (?=\S)/g, '$1 \n'),
    )
    .join('\n');
export const thunderbirdFlowed: Client = (typed) =>
  plain(flowed(`${whole(typed)}\n\n${typed.tongue.thunderbird}\n${marked(quotedLines(typed))}\n`), {
    more: 'format=flowed',
    encoding: '8bit',
  });
/** As Thunderbird does by itself: the answer below. */
export const thunderbirdBelow: Client = (typed) =>
  plain(`${typed.tongue.thunderbird}\n${marked(quotedLines(typed))}\n\n${whole(typed)}\n`, {
    more: 'format=flowed',
    encoding: '8bit',
  });

/** Mail on a Samsung telephone. */
export const samsung: Client = (typed) => {
  const { labels, original } = typed.tongue;
  const [from, , to, about] = labels;
  const date = { Fra: 'Dato', From: 'Date', De: 'Date', Von: 'Datum', Od: 'Data', Från: 'Datum' }[
    from as 'Fra'
  ];
  const head = [
    original,
    `${from}: ${desk} `,
    `${date ?? 'Date'}: 04.12.2020  10.03  (GMT+01:00) `,
    `${to}: ${jens} `,
    `${about}: ${subject} `,
  ];
  const text = [whole(typed), '', ...head, '', ...quotedLines(typed)].join('\n');
  const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body dir="auto"><div dir="auto">${escaped(whole(typed)).replaceAll('\n', '<br>')}</div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>${head.map(escaped).join('</div><div>')}</div><div><br></div></div>${paragraphs(quotedLines(typed), '<p>', '</p>')}</body></html>`;
  return both('--_com.samsung.android.email_1607072400', typed, text, page);
};

export const mutt: Client = (typed) =>
  plain(
    `${whole(typed, '\n\n-- \n')}\n\nOn Fri, Dec 04, 2020 at 10:03:11AM +0100, Solidarity Desk wrote:\n${marked(quotedLines(typed))}\n`,
    { encoding: '8bit' },
  );
export const muttBelow: Client = (typed) =>
  plain(
    `On Fri, Dec 04, 2020 at 10:03:11AM +0100, Solidarity Desk wrote:\n${marked(quotedLines(typed))}\n\n${whole(typed, '\n\n-- \n')}\n`,
    { encoding: '8bit' },
  );
export const pine: Client = (typed) =>
  plain(
    `${whole(typed)}\n\nOn Fri, 4 Dec 2020, Solidarity Desk wrote:\n\n${marked(quotedLines(typed))}\n`,
    {
      charset: 'iso-8859-1',
      encoding: 'quoted-printable',
      more: 'format=flowed',
    },
  );

/** Lotus Notes, the Windows client: nothing is marked but by its table. */
export const notes: Client = (typed) => {
  const { labels } = typed.tongue;
  const [from, , to, about] = labels;
  const date = from === 'Von' ? 'Datum' : from === 'De' ? 'Date' : 'Dato';
  const head = [
    `${from}:\tSolidarity Desk <solidarity@parlament.example>`,
    `${to}:\t${jens}`,
    `${date}:\t04-12-2020 10:03`,
    `${about}:\t${subject}`,
  ];
  return plain([whole(typed), '', '', '', ...head, '', '', '', ...quotedLines(typed)].join('\n'), {
    ...(typed.charset && { charset: typed.charset }),
  });
};
/** iNotes: `-----"Solidarity Desk" <…> wrote: -----`. */
export const iNotes: Client = (typed) => {
  const verb =
    typed.tongue === tongues.fr ? 'a écrit :' : typed.tongue === tongues.da ? 'skrev:' : 'wrote:';
  const [from, , to, about] = typed.tongue.labels;
  const head = [
    `-----"Solidarity Desk" <solidarity@parlament.example> ${verb} -----`,
    `${to}: "Jens Bækgaard" <jens.baekgaard@parlament.example>`,
    `${from}: "Solidarity Desk" <solidarity@parlament.example>`,
    'Date: 04/12/2020 10:03AM',
    `${about}: ${subject}`,
  ];
  return plain([whole(typed), '', ...head, '', ...quotedLines(typed)].join('\n'));
};

export const zimbra: Client = (typed) => {
  const head = [
    '----- Mail original -----',
    'De: "Solidarity Desk" <solidarity@parlament.example>',
    'À: "Jens Bækgaard" <jens.baekgaard@parlament.example>',
    'Envoyé: Vendredi 4 Décembre 2020 10:03:11',
    `Objet: ${subject}`,
  ];
  return plain([whole(typed), '', ...head, '', ...quotedLines(typed)].join('\n'));
};
export const roundcube: Client = (typed) =>
  plain(`${whole(typed)}\n\n${typed.tongue.thunderbird}\n${marked(quotedLines(typed))}`, {
    more: 'format=flowed',
    encoding: '8bit',
  });
export const k9: Client = (typed) =>
  plain(
    `${whole(typed)}\n-- \nDiese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.\n\nAm 4. Dezember 2020 10:03:11 MEZ schrieb Solidarity Desk <solidarity@parlament.example>:\n${marked(quotedLines(typed)).replaceAll('> ', '>')}`,
  );
export const emClient: Client = (typed) => {
  const head = [
    '------ Original Message ------',
    'From: "Solidarity Desk" <solidarity@parlament.example>',
    'To: "Jens Bækgaard" <jens.baekgaard@parlament.example>',
    'Sent: 04-12-2020 10:03:11',
    `Subject: ${subject}`,
  ];
  return plain(
    [whole(typed), '', ...head, '', ...quotedLines(typed).map((l) => `>${l}`)].join('\n'),
    {
      more: 'format=flowed',
    },
  );
};
export const groupWise: Client = (typed) =>
  plain(
    `${whole(typed)}\n\n>>> Solidarity Desk <solidarity@parlament.example> 04-12-2020 10:03 >>>\n${quotedLines(typed).join('\n')}\n`,
    { charset: 'iso-8859-1', encoding: 'quoted-printable' },
  );
export const evolution: Client = (typed) =>
  plain(
    `${whole(typed)}\n\nDen fre, 04 12 2020 kl. 10:03 +0100, skrev Solidarity Desk:\n${marked(quotedLines(typed))}\n`,
    {
      encoding: '8bit',
    },
  );
export const proton: Client = (typed) => {
  const head =
    'On Friday, December 4th, 2020 at 10:03 AM, Solidarity Desk <solidarity@parlament.example> wrote:';
  return plain(
    `${whole(typed)}\n\nSent with ProtonMail Secure Email.\n\n‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\n${head}\n\n${marked(quotedLines(typed))}`,
  );
};
/** Only HTML, as some web mails of parliaments send it. */
export const htmlOnly: Client = (typed) => {
  const alternatives = outlookWeb(typed);
  if (!('parts' in alternatives)) throw new Error('Outlook writes both');
  return alternatives.parts[1] as Part;
};
export const gmailHtmlOnly: Client = (typed) => (gmail(typed) as Parts).parts[1] as Part;
/** Nothing is quoted: the table is all there is. */
export const bare: Client = (typed) => plain(whole(typed), typed);
