/** A text as shells and editors of Windows write it, by name. */
export const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with a byte order mark": (text) => Buffer.from(`\ufeff${text}`),
  "UTF-16 LE, as Windows PowerShell 5.1 writes it": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "UTF-16 BE": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
};

/** With the line ends of Windows. */
export function withCrLf(text: string): string {
  return text.replace(/\r?\n/g, "\r\n");
}
