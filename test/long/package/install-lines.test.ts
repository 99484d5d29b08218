import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "../../package/support/pack";

const ROOT = join(__dirname, "../../..");

/**
 * Every `npm install` that a document tells people to run, each set of packages once, but for those that another test
 * installs: the package alone (install-shapes) and with cdktn-cli (cdktn-cli).
 */
function installLines(): string[] {
  const documents = readdirSync(join(ROOT, "examples"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("README.md"))
    .map((path) => join("examples", path));
  const lines = ["README.md", ...documents].flatMap((path) =>
    [...readFileSync(join(ROOT, path), "utf8").matchAll(/^npm install ([^#\n]+)/gm)].map(([, packages = ""]) =>
      packages.trim(),
    ),
  );
  const bySet = new Map(lines.map((line) => [line.split(/\s+/).sort().join(" "), line]));
  return [...bySet.values()].filter((line) => line !== "cdktf-rds-licensing" && !/\bcdktn-cli\b/.test(line));
}

let folder: string;
const packed = pack();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "install-lines-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("The documents' npm install", () => {
  test.each(installLines())("%s: npm finds versions that go together", (line) => {
    // Where the line is of others alone, the page had the package installed before.
    const others = line.split(/\s+/).filter((name) => name !== "cdktf-rds-licensing");
    const packages = [packed, ...others];
    writeFileSync(join(folder, "package.json"), '{ "private": true }');
    rmSync(join(folder, "package-lock.json"), { force: true });
    const options = ["--package-lock-only", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
    const { status, stderr } = spawnSync("npm", ["install", ...options, ...packages], {
      cwd: folder,
      encoding: "utf8",
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
});
