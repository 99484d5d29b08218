import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressProblem } from "../../tools/release/addresses";

const ROOT = join(__dirname, "../..");
const ADDRESSES = {
  repository: { type: "git", url: "git+https://git.example.com/farm.git" },
  homepage: "https://farm.example.com",
  bugs: { url: "https://git.example.com/farm/issues" },
};

describe("a release", () => {
  test("is never made of a clone, and says what is missing, or what to publish instead", () => {
    const args = [require.resolve("tsx/cli"), "tools/release/check.ts"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    const problem =
      addressProblem(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))) ??
      "Run npm run pack:standalone, and publish what it makes in dist/packages: a clone has no programs to publish.";
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: `${problem}\n` });
  });

  test("is packed for a trial only while the addresses are missing", () => {
    const args = [require.resolve("tsx/cli"), "tools/packages/main.mjs", "--programs", "none"];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    const problem = addressProblem(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
    expect(status).toBe(1);
    if (problem !== undefined) expect(stderr).toBe(`${problem} To try the packages yourself, add --trial.\n`);
  });

  test("is what npm runs the check before", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(scripts.prepublishOnly).toBe("tsx tools/release/check.ts");
  });

  test("needs all three addresses, as npm reads them", () => {
    expect(addressProblem(ADDRESSES)).toBeUndefined();
    expect(addressProblem({ ...ADDRESSES, repository: "https://git.example.com/farm" })).toBeUndefined();
  });

  test.each([
    [{}, "repository, homepage and bugs"],
    [{ ...ADDRESSES, homepage: undefined }, "homepage"],
    [{ ...ADDRESSES, repository: {}, bugs: "" }, "repository and bugs"],
    [{ ...ADDRESSES, homepage: "to be decided" }, "homepage"],
    [{ ...ADDRESSES, bugs: { email: "somebody@example.com" } }, "bugs"],
  ])("is refused for %j, by name: %s", (manifest, names) => {
    expect(addressProblem(manifest)).toBe(
      `package.json has no web address for ${names}: decide on one for each and add it, then release.`,
    );
  });
});
