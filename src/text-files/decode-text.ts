import { TextFileError } from "./text-file-error";

/**
 * Bytes as text, in the encodings that shells and editors write: UTF-8, with a byte order mark or without, and UTF-16 of
 * either order with one, as the `>` of Windows PowerShell 5.1 writes it. The mark is dropped; line ends stay.
 *
 * @param name what the file is called in errors
 * @throws TextFileError `not_text` for bytes that are in none of them
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const { encoding, isSwapped = false } = MARKS.find(({ mark }) => startsWith(bytes, mark)) ?? UTF_8;
  try {
    const ordered = isSwapped ? Buffer.from(bytes).swap16() : bytes;
    const text = new TextDecoder(encoding, { fatal: true }).decode(ordered);
    // No text has one, while other encodings and binary files are full of them.
    if (!text.includes("\0")) return text;
  } catch {
    // The error of the decoder has nothing to add.
  }
  throw new TextFileError({
    code: "not_text",
    summary: `${name} is not text in UTF-8, nor in UTF-16 with a byte order mark`,
    detail: "Check that it is the right file, and save it as UTF-8.",
  });
}

interface Encoding {
  readonly encoding: string;
  /** Whether the bytes of each pair come in the other order than the decoder's. */
  readonly isSwapped?: boolean;
}

const UTF_8: Encoding = { encoding: "utf-8" };
const MARKS: readonly (Encoding & { readonly mark: readonly number[] })[] = [
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16le", isSwapped: true },
];

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
