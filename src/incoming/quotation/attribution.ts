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
  /^.{5,250} napisał(\(a\)|a)?( .{0,150})?:$/iu,
  /^.{5,250} (пишет|писал|написал)(\(а\)|а)? ?:$/iu,
  /^(في|بتاريخ|يوم) .{5,250} (كتب|كتبت).{0,150}[:：]$/u,
];

/** What stands between the dashes, by language. */
const originals = [
  'original message|forwarded message|begin forwarded message',
  'oprindelig meddelelse|videresendt (?:meddelelse|besked|mail)|opprinnelig melding|videresendt melding',
  'ursprungligt meddelande|vidarebefordrat (?:meddelande|mejl)|originalmeddelande',
  'alkuperäinen viesti|välitetty viesti|edelleenlähetetty viesti',
  'ursprüngliche nachricht|weitergeleitete nachricht|originalnachricht',
  "message d['’]origine|message original|message (?:transféré|transmis)",
  'mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada',
  'oorspronkelijk bericht|doorgestuurd bericht|messaggio originale|messaggio inoltrato',
  'wiadomość oryginalna|oryginalna wiadomość|przekazana wiadomość|treść przekazanej wiadomości',
  'исходное сообщение|пересылаемое сообщение|пересланное сообщение|الرسالة الأصلية|رسالة محولة|رسالة معاد توجيهها',
].join('|');
const original = new RegExp(`^[\\s>]*[-_–—]{2,}\\s*(?:${originals})\\s*[-_–—]{2,}\\s*$`, 'iu');

const quoteMarks = /^[\s>]+/;

/** Such a line is often folded into two or three by the program that sends it. */
const foldedOver = 3;

/** The line at which a quotation begins; null when no such line is there. */
export function attributionAt(lines: readonly string[]): number | null {
  for (const [index, line] of lines.entries()) {
    if (original.test(line)) return index;
    let joined = '';
    for (const next of lines.slice(index, index + foldedOver)) {
      if (!next.trim()) break;
      joined = `${joined} ${next.replace(quoteMarks, '')}`.replace(/\p{Cf}/gu, '').trim();
      // A date or an address has to be in it: "On reflection I wrote:" is a sentence.
      if (/[\d@]/.test(joined) && wrote.some((pattern) => pattern.test(joined))) return index;
    }
  }
  return null;
}
