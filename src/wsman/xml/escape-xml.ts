import { WsmanError } from "../errors/wsman-error";

/** Everything outside the Char production of XML 1.0 (section 2.2), lone surrogates included. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Replacements; a carriage return and attribute blanks would otherwise be normalized away by the reader. */
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Text content. Error `invalid_argument` for a character that XML 1.0 cannot carry at all. */
export function escapeText(text: string): string {
  return replaceSpecial(text, /[&<>\r]/g);
}

/** A double-quoted attribute value. Error `invalid_argument` as for text. */
export function escapeAttribute(value: string): string {
  return replaceSpecial(value, /[&<>"\r\n\t]/g);
}

/** Nearly every text: ASCII without anything to escape or refuse. */
const PLAIN = /^[ !#-%'-;=?-~]*$/;

function replaceSpecial(text: string, special: RegExp): string {
  if (PLAIN.test(text)) return text;
  const bad = NOT_XML.exec(text);
  if (bad !== null) {
    const code = (bad[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw new WsmanError("invalid_argument", `A value holds the character U+${code}, which XML cannot carry.`);
  }
  return text.replace(special, (character) => ESCAPES[character] ?? character);
}
