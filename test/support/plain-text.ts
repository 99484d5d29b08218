/** What terraform printed, as one line: it wraps its messages and draws a frame around them. */
export function plainText(output: string): string {
  return output.replace(/[│╷╵]/g, " ").replace(/\s+/g, " ");
}
