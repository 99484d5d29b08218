/** `npm run pictures`: runs the demo and draws its middle, where drift is found and repaired, for the README. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stepsOf } from "./steps-of";
import { terminalSvg } from "./terminal-svg";

const ROOT = join(__dirname, "../..");
const TITLE = "npm run demo";
const IMAGES = join(ROOT, "docs/images");

const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "demo"], { cwd: ROOT, encoding: "utf8" });
if (status !== 0) throw new Error(stdout + stderr);
mkdirSync(IMAGES, { recursive: true });
writeFileSync(join(IMAGES, "demo.svg"), terminalSvg(stepsOf(stdout, 5, 8), TITLE));
