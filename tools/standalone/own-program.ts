import { join } from "node:path";

/** The system whose standalone program runs on this machine. */
export const OWN_SYSTEM = `linux_${process.arch === "arm64" ? "arm64" : "amd64"}`;

/** That program, as `npm run test:long` has built it. */
export const OWN_PROGRAM = builtProgram(OWN_SYSTEM, "rds-licensing");

/** The system whose standalone program runs in Wine. */
export const WINDOWS_SYSTEM = "windows_amd64";

/** That program, as `npm run test:long` has built it where Wine is. */
export const WINDOWS_PROGRAM = builtProgram(WINDOWS_SYSTEM, "rds-licensing.exe");

function builtProgram(system: string, name: string): string {
  return join(__dirname, "../../dist/standalone", system, name);
}
