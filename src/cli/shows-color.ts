import type { WriteStream } from "node:tty";

/**
 * Whether what is written to a stream is in color, by the conventions that programs share: NO_COLOR
 * (https://no-color.org) comes before FORCE_COLOR (https://force-color.org), that before CLICOLOR_FORCE and CLICOLOR
 * (https://bixense.com/clicolors). Without any of them, a terminal shows colors unless it says that it is dumb.
 */
export function showsColor(stream: Pick<WriteStream, "isTTY">, environment: NodeJS.ProcessEnv = process.env): boolean {
  const { NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return isOn(FORCE_COLOR);
  if (CLICOLOR_FORCE && isOn(CLICOLOR_FORCE)) return true;
  return CLICOLOR !== "0" && stream.isTTY === true && TERM !== "dumb";
}

/** Node and many of its packages take `false` for 0. */
function isOn(value: string): boolean {
  return value !== "0" && value !== "false";
}
