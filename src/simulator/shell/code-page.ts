/** Characters 128 to 255 of code page 437, the one an English console has. */
const UPPER_HALF =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀" +
  "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const UTF8_CODE_PAGE = "65001";

/** Console output as bytes of the shell's code page (option WINRS_CODEPAGE): UTF-8 for 65001, else code page 437. */
export function encodeOutput(text: string, codePage: string | undefined): Buffer {
  return codePage === UTF8_CODE_PAGE ? Buffer.from(text, "utf8") : Buffer.from([...text].map(byteOf));
}

/** What the code page does not have becomes a question mark, as Windows writes it. */
function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 128) return code;
  const place = UPPER_HALF.indexOf(character);
  return place < 0 ? "?".charCodeAt(0) : 128 + place;
}
