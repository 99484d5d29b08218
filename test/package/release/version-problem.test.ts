import { versionProblem } from "../../../tools/release/version-problem";

const SOURCES = {
  packageVersion: "1.2.0",
  changelog: "# Changelog\n\n## 1.2.0 (2026-12-01)\n\n## 1.1.0 (2026-11-01)\n",
};
const problem = (version: string, sources = {}, isTrial = false) =>
  versionProblem(version, { ...SOURCES, ...sources }, isTrial);

describe("the version of a release", () => {
  test("is the one of package.json that the changelog has a section for", () => {
    expect(problem("1.2.0")).toBeUndefined();
    const candidate = { packageVersion: "1.2.0-rc.1", changelog: "## [1.2.0-rc.1] - 2026-12-01\n" };
    expect(problem("1.2.0-rc.1", candidate)).toBeUndefined();
  });

  test.each([
    ["v1.2.0", '"v1.2.0" is no version. Write 1.2.0.'],
    ["1.2", '"1.2" is no version. Write three numbers such as 1.2.3, or 1.2.3-rc.1.'],
    ["01.2.0", '"01.2.0" is no version. Write three numbers such as 1.2.3, or 1.2.3-rc.1.'],
    ["1.2.0+build", '"1.2.0+build" is no version. Write three numbers such as 1.2.3, or 1.2.3-rc.1.'],
    ["1.2.0\n", '"1.2.0\\n" is no version. Write three numbers such as 1.2.3, or 1.2.3-rc.1.'],
    ["../1.2.0", '"../1.2.0" is no version. Write three numbers such as 1.2.3, or 1.2.3-rc.1.'],
  ])("cannot be %j", (version, told) => {
    expect(problem(version)).toBe(told);
  });

  test("is told apart from the one of package.json", () => {
    expect(problem("1.3.0")).toBe(
      "package.json has version 1.2.0, not 1.3.0. Run npm version 1.3.0 --no-git-tag-version and commit, or release 1.2.0.",
    );
  });

  test.each(["", "## 1.2.0-rc.1 (2026-12-01)", "### 1.2.0", "text ## 1.2.0"])(
    "needs its own section in the changelog: %j is none",
    (changelog) => {
      expect(problem("1.2.0", { changelog })).toBe("CHANGELOG.md has no section 1.2.0. Add it: ## 1.2.0 (DATE).");
    },
  );

  test("must not be unreleased in the changelog, except in a trial", () => {
    const changelog = "## 1.2.0 (unreleased)\n";
    expect(problem("1.2.0", { changelog })).toBe("CHANGELOG.md says that 1.2.0 is unreleased. Write the date there.");
    expect(problem("1.2.0", { changelog }, true)).toBeUndefined();
  });
});
