import type { WinrmClient } from "./winrm-client";
import { withoutDebug } from "./without-debug";

/** The npm package `winrm-client` inside the program, run when first needed. Packages of the user's are not looked for. */
export function loadWinrmClient(_host: string): WinrmClient {
  return withoutDebug(() => require("winrm-client") as WinrmClient);
}
