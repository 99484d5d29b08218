import { readFileSync } from "node:fs";
import { join } from "node:path";
import { thirdPartyNotices } from "../build/third-party.mjs";

/** The license texts of everything in a program: the bundled packages' and the runtime's. */
export function notices(root, inputs) {
  const runtime = readFileSync(join(root, "tools/standalone/RUNTIME-NOTICES.txt"), "utf8");
  return `${thirdPartyNotices(root, inputs)}\n${"=".repeat(80)}\n\n${runtime}`;
}
