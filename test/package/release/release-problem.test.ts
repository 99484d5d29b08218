import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { releaseProblem } from "../../../tools/release/release-problem";

const ADDRESSES = {
  repository: "https://git.example.com/farm",
  homepage: "https://farm.example.com",
  bugs: "https://git.example.com/farm/issues",
};

/** A clone of a repository with what a release asks for. */
let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "clone-"));
  write("package.json", JSON.stringify({ version: "1.2.0", ...ADDRESSES }));
  write("CHANGELOG.md", "## 1.2.0 (2026-12-01)\n");
  git("init", "--quiet");
  commit();
});
afterEach(() => rmSync(clone, { recursive: true }));

const write = (name: string, content: string) => writeFileSync(join(clone, name), content);
const git = (...args: string[]) => execFileSync("git", ["-C", clone, ...args]);
function commit() {
  git("add", "--all");
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "As it is");
}
const problem = (isTrial = false) => releaseProblem(clone, { version: "1.2.0", isTrial });

describe("a release of a clone", () => {
  test("is made where the addresses, the version and its date are decided and committed", () => {
    expect(problem()).toBeUndefined();
  });

  test("needs the addresses first, except in a trial", () => {
    write("package.json", JSON.stringify({ version: "1.2.0" }));
    write("CHANGELOG.md", "## 1.2.0 (unreleased)\n");
    expect(problem()).toBe(
      "package.json has no web address for repository, homepage and bugs: decide on one for each and add it, then release. To try a release yourself, add --trial.",
    );
    expect(problem(true)).toBeUndefined();
  });

  test("needs the date of its version, which may not be that of another in a trial either", () => {
    write("CHANGELOG.md", "## 1.2.0 (unreleased)\n");
    expect(problem()).toBe("CHANGELOG.md says that 1.2.0 is unreleased. Write the date there.");
    write("CHANGELOG.md", "## 1.1.0 (2026-11-01)\n");
    expect(problem(true)).toBe("CHANGELOG.md has no section 1.2.0. Add it: ## 1.2.0 (DATE).");
  });

  test("needs all of it committed, except in a trial", () => {
    write("new.ts", "");
    expect(problem()).toBe("The clone has changes that are not committed. Commit them or put them away.");
    expect(problem(true)).toBeUndefined();
    commit();
    expect(problem()).toBeUndefined();
    rmSync(join(clone, ".git"), { recursive: true });
    expect(problem()).toMatch(/^This is no clone of the repository\./);
  });
});
