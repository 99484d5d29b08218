import type { Message } from "sarif";

/**
 * A text as the message of SARIF that stands for it: brackets would make links, braces placeholders (2.1.0, sections 3.11.5
 * and 3.11.6).
 *
 * @internal
 */
export function sarifMessage(text: string): Message & { readonly text: string } {
  return { text: text.replace(/[\\[\]]/g, "\\$&").replace(/[{}]/g, "$&$&") };
}
