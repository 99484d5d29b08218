import { harmless } from "../../harmless-text";
import { escapeMarkup } from "./escape-markup";

/** Markup that may stand in a page as it is. Made by {@link html} alone. */
export class Markup {
  /** @internal */
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: lists are joined, and nothing is seen of `undefined`. */
export type Part = Markup | string | number | undefined | readonly Part[];

/**
 * A template of HTML in which every text that is put in is escaped, between tags and in quoted attributes: only what is
 * itself such a template is markup.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const texts = literals.map((literal, index) => `${literal}${markupOf(parts[index])}`);
  return new Markup(texts.join(""));
}

function markupOf(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(markupOf).join("");
  return escapeMarkup(harmless(String(part)));
}

/** Lists joined with something between. */
export function joined(parts: readonly Part[], separator: Part): readonly Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}
