import { type Browser, chromium } from "playwright-core";

/** Where Debian's package puts it; tools/install-judges.sh installs it. */
export const CHROMIUM = "/usr/bin/chromium";

/** Nothing is asked of the network by itself, and letters are drawn in shades of their own color. */
const ARGUMENTS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-extensions",
  "--disable-gpu",
  "--disable-lcd-text",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/** Starts Chromium without a window, with a profile of its own that is gone when it is closed. */
export function startChromium(): Promise<Browser> {
  // Its sandbox needs what containers and root do not have; only pages of this project are opened.
  return chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false, args: ARGUMENTS });
}
