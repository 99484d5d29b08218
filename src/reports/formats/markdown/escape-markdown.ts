import { harmless } from "../../../harmless-text";

/** What GitHub and GitLab make something of beside Markdown: addresses, mentions, numbers of issues, math, emoji. */
const NOTICED = /:\/\/|www\.|[@#$]|:[\w+-]+:|\bGH-\d/i;

/**
 * A text as it is shown on a line of Markdown: in numbers what Markdown or HTML gives a meaning to, and as code each word
 * that more is made of. Numbers keep cmark-gfm from `https://` and `www.` alone, which it looks for in the source; for
 * mail addresses it looks in the text that they stand for (its extensions/autolink.c), as what comes after it does for all
 * the rest. In code none of them looks.
 */
export function escapeMarkdown(text: string): string {
  return harmless(text).replace(/\S+/g, (word) => (NOTICED.test(word) ? inCode(word) : inNumbers(word)));
}

/** Code holds no backtick and, in a table, no pipe; a backslash escapes neither what follows it there nor its end. */
function inCode(word: string): string {
  const parts = word.split(/([`|])/);
  return parts.map((part, index) => (index % 2 === 1 ? inNumbers(part) : part && `\`${part}\``)).join("");
}

function inNumbers(text: string): string {
  return text.replace(/[&<>"'`*_~|[\]()\\!]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Between backticks no escape is understood, so that only a word goes there as it is. */
export function codeText(code: string): string {
  return /^\w+$/.test(code) ? `\`${code}\`` : escapeMarkdown(code);
}
