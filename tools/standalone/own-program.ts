import { join } from "node:path";

/** The system whose standalone program runs on this machine. */
export const OWN_SYSTEM = `linux_${process.arch === "arm64" ? "arm64" : "amd64"}`;

/** That program, as `npm run test:long` has built it. */
export const OWN_PROGRAM = join(__dirname, "../../dist/standalone", OWN_SYSTEM, "rds-licensing");
