/** Text in a code page of Windows, up to its closing zero; an unknown code page is read as Western European. */
export function windowsText(bytes: Buffer, codePage: number): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  return new TextDecoder(labelOf(codePage)).decode(text);
}

function labelOf(codePage: number): string {
  if (codePage === 65001) return 'utf-8';
  const label = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5' }[codePage];
  if (label) return label;
  return codePage === 874 || (codePage >= 1250 && codePage <= 1258)
    ? `windows-${codePage}`
    : 'windows-1252';
}
