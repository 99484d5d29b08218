import type { WriteStream } from "node:tty";

/** Whether what is written to a stream may hold more than ASCII: a file and a pipe may, a terminal where it says so. */
export function showsUnicode(
  stream: Pick<WriteStream, "isTTY">,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (!stream.isTTY) return true;
  const { TERM, WT_SESSION, TERM_PROGRAM, LC_ALL, LC_CTYPE, LANG } = environment;
  if (TERM === "dumb" || TERM === "linux") return false;
  if (platform === "win32") return WT_SESSION !== undefined || TERM_PROGRAM === "vscode";
  // The first that is not empty decides (POSIX, Base Definitions 8.2).
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || "");
}
