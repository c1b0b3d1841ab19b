/** Where a reply ends and its signature begins. */

/** Closings stand on a line of their own, perhaps with the name behind a comma. */
const closings =
  /^(?:(?:med |de )?(?:venlig(?:e|st)? hilsen(?:er)?|venlige? hilsner|hilsen|mange hilsner|kærlig hilsen)|(?:de )?bedste hilsner|mvh\.?|vh\.?|(?:med )?vänlig(?:a)? hälsning(?:ar)?|hälsningar|ystävällisin terveisin|(?:bien |très )?cordialement|(?:bien )?(?:sincères|cordiales) salutations|salutations(?: distinguées)?|bien à vous|(?:with )?(?:best|kind|warm|many)(?:est)? regards|regards|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|best wishes|cheers|(?:mit )?(?:freundlichen|besten|herzlichen) gr(?:ü|ue)(?:ß|ss)en|viele gr(?:ü|ue)(?:ß|ss)e|(?:un )?(?:cordial(?:es)? )?saludos?(?: cordiales)?|atentamente|atenciosamente|met vriendelijke groet(?:en)?|cordiali saluti|z poważaniem|с уважением|مع (?:أطيب )?(?:التحيات|التحية|تحياتي)|(?:مع )?تحياتي|وتفضلوا بقبول.*)[\s,.!،]*$/iu;

/** RFC 3676 §4.3, and what telephones add. */
const marks =
  /^(?:-- ?|sent from my .+|sent from outlook.*|sendt fra (?:min|outlook).*|skickat från .+|envoyé de(?:puis)? mon .+|enviado desde (?:mi|outlook).*|von meinem .+ gesendet|get outlook for .+|hent outlook til .+)$/iu;

/** A signature is short; a closing higher up is a word in the text. */
const longestSignature = 15;

/** The line at which the signature begins; the number of lines when there is none. */
export function signatureAt(lines: readonly string[]): number {
  const first = lines.findIndex((line, index) => {
    const bare = line
      .trim()
      .replace(/[\u00a0\p{Cf}]/gu, ' ')
      .trim();
    const isMark = marks.test(line.trimEnd() === '--' ? '--' : bare) || line === '-- ';
    if (!isMark && !closings.test(bare)) return false;
    const below = lines.slice(index).filter((next) => next.trim());
    const above = lines.slice(0, index).some((next) => next.trim());
    return above && below.length <= longestSignature;
  });
  return first < 0 ? lines.length : first;
}
