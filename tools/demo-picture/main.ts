/**
 * Runs the demo, draws its middle, where drift is found and repaired, for the README, and writes all of it into the page
 * of the demo. `npm run pictures` calls it.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stepsOf } from "./steps-of";
import { terminalSvg } from "./terminal-svg";

const ROOT = join(__dirname, "../..");
const TITLE = "npm run demo";
const IMAGES = join(ROOT, "docs/images");
const PAGE = join(ROOT, "templates/guides/demo.md");
/** What comes before it was built or installed first, as the case may be. */
const BEGINNING = "RDS licensing as code";

const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "demo"], { cwd: ROOT, encoding: "utf8" });
if (status !== 0) throw new Error(stdout + stderr);
mkdirSync(IMAGES, { recursive: true });
writeFileSync(join(IMAGES, "demo.svg"), terminalSvg(stepsOf(stdout, 5, 8), TITLE));
const shown = stdout.slice(stdout.indexOf(BEGINNING)).trimEnd();
const page = readFileSync(PAGE, "utf8").replace(/```text\n[\s\S]*?\n```/, () => `\`\`\`text\n${shown}\n\`\`\``);
writeFileSync(PAGE, page);
