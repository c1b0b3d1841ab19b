/** Where a reply ends and its signature begins. */

/** Closings stand on a line of their own, perhaps with the name behind a comma. */
const closings = [
  /(?:med |de )?(?:venn?lig(?:e|st)? hilsen(?:er)?|venn?lige? hilsn?er|hilsen|mange hilsner|kærlig hilsen|hjertelig hilsen|beste hilsen)|(?:de )?bedste hilsner|mvh\.?|vh\.?|kh\.?/,
  /(?:med )?(?:vänliga?|bästa|varma) hälsning(?:ar)?|hälsningar|(?:ystävällisin|parhain) terveisin|t(?:erveisin|\.)/,
  /(?:bien |très )?cordialement|(?:bien )?(?:sincères|cordiales|respectueuses) salutations|salutations(?: distinguées)?|bien à vous|sincèrement|amicalement|(?:nous vous prions d['’]|je vous prie d['’]|veuillez )agréer.*/,
  /(?:with )?(?:best|kind|warm|many|my best)(?:est)? (?:personal )?(?:regards|wishes)|regards|yours? (?:sincerely|faithfully|truly)|sincerely(?: yours)?|all the best|many thanks|thanks and regards|cheers|respectfully(?: yours)?/,
  /(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen) gr(?:ü|ue)(?:ß|ss)en?|viele gr(?:ü|ue)(?:ß|ss)e|mfg|hochachtungsvoll/,
  /(?:un )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?|atentamente|un abrazo|reciba un cordial saludo|atenciosamente|(?:com os )?melhores cumprimentos|cumprimentos/,
  /met (?:vriendelijke|hartelijke) groet(?:en)?|vriendelijke groet(?:en)?|mvg|(?:cordiali|distinti) saluti/,
  /(?:z poważaniem|z wyrazami szacunku|pozdrawiam|s pozdravem)|(?:с уважением|всего доброго)/,
  /مع (?:أطيب |خالص |فائق )?(?:التحيات|التحية|تحياتي|الاحترام|التقدير)|(?:مع |أطيب )?تحياتي|وتفضلوا بقبول.*/,
].map(({ source }) => new RegExp(`^(?:${source})[\\s,.!،]*$`, 'iu'));

/** RFC 3676 §4.3, and what telephones add. */
const marks =
  /^(?:-- ?|(?:sent|written) (?:from|with|using) (?:my |outlook|yahoo|proton|samsung|mail\b).*|sendt fra (?:min|outlook|mit).*|skickat från .+|sendt med .+|lähetetty .+sta|lähetetty .+ltä|envoyé (?:de(?:puis)?|à partir de) (?:mon|outlook).*|obtenir outlook pour .+|enviado (?:desde|do) (?:mi|meu|outlook).*|obtener outlook para .+|von meinem .+ (?:gesendet|aus gesendet)|gesendet von .+|outlook für .+ beziehen|verzonden vanaf mijn .+|verstuurd vanaf mijn .+|inviato da(?:l mio)? .+|wysłane z .+|отправлено с .+|أُ?رسلت من .+|get outlook for .+|hent outlook til .+|hämta outlook för .+)$/iu;

/** A signature is short; a closing higher up is a word in the text. */
const longestSignature = 15;

/** The line at which the signature begins; the number of lines when there is none. */
export function signatureAt(lines: readonly string[]): number {
  const written = [...lines.keys()].filter((index) => lines[index]?.trim());
  // Only there few enough lines are left; what stands above all is no signature.
  const candidates = written.slice(1).slice(-longestSignature);
  return candidates.find((index) => beginsSignature(lines[index] ?? '')) ?? lines.length;
}

function beginsSignature(line: string): boolean {
  const bare = line
    .trim()
    .replace(/[\u00a0\p{Cf}]/gu, ' ')
    .trim();
  const isMark = marks.test(line.trimEnd() === '--' ? '--' : bare) || line === '-- ';
  return isMark || closings.some((closing) => closing.test(bare));
}
