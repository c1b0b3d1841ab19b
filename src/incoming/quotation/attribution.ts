/** The line above a quotation, `On … wrote:`, and the rule `----- Original Message -----`. */

const wrote = [
  /^on .{5,250} wrote ?[:：]$/iu,
  /^(den|d\.) .{5,250} skrev .{0,150}:$/iu,
  /^le .{5,250} a écrit ?:$/iu,
  /^el .{5,250} escribió ?:$/iu,
  /^am .{5,250} schrieb .{0,150}:$/iu,
  /^op .{5,250} schreef .{0,150}:$/iu,
  /^il .{5,250} ha scritto ?:$/iu,
  /^em .{5,250} escreveu ?:$/iu,
  /^.{5,250} kirjoitti( .{0,150})?:$/iu,
  /^.{5,250} (napisał(\(a\)|a)?|pisze)( .{0,150})?:$/iu,
  /^wiadomość napisana przez .{5,250}:$/iu,
  /^.{5,250} (пишет|писал|написал)(\(а\)|а)? ?:$/iu,
  /^(في|بتاريخ|يوم) .{5,250} (كتب|كتبت).{0,150}[:：]$/u,
  /^(في|بتاريخ|يوم) .{5,250} تمت كتابة ما يلي بواسطة .{0,150}[:：]$/u,
  // iNotes puts it between dashes.
  /^-+ ?.{3,250} (wrote|a écrit|escribió|schrieb|skrev|schreef|ha scritto|napisał) ?: ?-+$/iu,
];

/** What stands between the dashes, by language. */
const originals = [
  'original message|forwarded message|begin forwarded message',
  'oprindelig (?:meddelelse|besked|mail)|videresendt (?:meddelelse|besked|mail)|opprinnelig melding|videresendt melding',
  'ursprungligt meddelande|vidarebefordrat (?:meddelande|mejl)|originalmeddelande',
  'alkuperäinen viesti|välitetty viesti|edelleenlähetetty viesti',
  'ursprüngliche nachricht|weitergeleitete nachricht|originalnachricht',
  "message d['’]origine|(?:message|mail|courriel) original|message (?:transféré|transmis)",
  'mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada',
  'oorspronkelijk bericht|doorgestuurd bericht|messaggio originale|messaggio inoltrato',
  'wiadomość oryginalna|oryginalna wiadomość|przekazana wiadomość|treść przekazanej wiadomości',
  'исходное сообщение|пересылаемое сообщение|пересланное сообщение|الرسالة الأصلية|رسالة محولة|رسالة معاد توجيهها',
].join('|');
const original = new RegExp(
  `^[\\s>]*[_\\p{Pd}]{2,}\\s*(?:${originals})\\s*[_\\p{Pd}]{2,}\\s*$`,
  'iu',
);

const quoteMarks = /^[\s>]+/;

/** Such a line is often folded into two or three by the program that sends it. */
const foldedOver = 3;

/** Where a quotation begins, and the first line after the words above it; null when there is none. */
export function attributionAt(lines: readonly string[]): { line: number; end: number } | null {
  for (const [index, line] of lines.entries()) {
    if (original.test(line)) return { line: index, end: index + 1 };
    let joined = '';
    for (const [below, next] of lines.slice(index, index + foldedOver).entries()) {
      if (!next.trim()) break;
      joined = `${joined} ${next.replace(quoteMarks, '')}`.replace(/\p{Cf}/gu, '').trim();
      // A date or an address has to be in it: "On reflection I wrote:" is a sentence.
      if (/[\p{Nd}@]/u.test(joined) && wrote.some((pattern) => pattern.test(joined)))
        return { line: index, end: index + below + 1 };
    }
  }
  return null;
}
