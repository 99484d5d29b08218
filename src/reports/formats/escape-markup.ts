import { STEERING } from "../../harmless-text";

const MEANT = new RegExp(`[&<>"']|${STEERING.source}`, "gu");

/**
 * A text for XML or HTML, between tags or in a quoted attribute, on one line: in numbers what markup gives a meaning to
 * or steers who reads the source, such as the log of a CI system; characters XML forbids become U+FFFD.
 */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(MEANT, (character) => ENTITIES[character] ?? `&#${character.codePointAt(0)};`);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
