/** What Terraform colors its messages with, and what it draws beside them. */
const DRAWN = /\u001b\[[\d;]*m|[╷│╵]/gu;

/** A message of Terraform, which wraps its lines for a terminal, on one line. */
export function oneLine(text: string): string {
  return text.replace(DRAWN, " ").replace(/\s+/g, " ").trim();
}
