import { escapeMarkup } from "../escape-markup";
import { printable } from "../printable";

/** A text that a host or a plan brought, for the page. */
export function text(given: string): string {
  return escapeMarkup(printable(given));
}
