import { harmless, STEERING } from "../../harmless-text";

/** Markup that may stand in a document as it is. Made by {@link html} and {@link xml} alone. */
export class Markup {
  /** @internal */
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: lists are joined, and nothing is seen of `undefined`. */
export type Part = Markup | string | number | undefined | readonly Part[];

/** A template in which every text that is put in is escaped, between tags and in quoted attributes. */
type Template = (literals: TemplateStringsArray, ...parts: readonly Part[]) => Markup;

/** A template of HTML: only what is itself such a template is markup. */
export const html: Template = template((text) => escapeMarkup(harmless(text)));

/** A template of XML, which programs read: a text keeps every character that XML allows. */
export const xml: Template = template(escapeMarkup);

/** Lists joined with something between. */
export function joined(parts: readonly Part[], separator: Part): readonly Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

function template(escaped: (text: string) => string): Template {
  const markupOf = (part: Part): string => {
    if (part === undefined) return "";
    if (part instanceof Markup) return part.text;
    if (typeof part === "object") return part.map(markupOf).join("");
    return escaped(String(part));
  };
  return (literals, ...parts) =>
    new Markup(literals.map((literal, index) => `${literal}${markupOf(parts[index])}`).join(""));
}

/**
 * A text for XML or HTML, on one line: in numbers what markup gives a meaning to or steers who reads the source, such as the
 * log of a CI system; characters XML forbids become U+FFFD.
 */
function escapeMarkup(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(MEANINGFUL, (character) => ENTITIES[character] ?? `&#${character.codePointAt(0)};`);
}

const MEANINGFUL = new RegExp(`[&<>"']|${STEERING.source}`, "gu");
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
