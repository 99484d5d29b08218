import { parseDependencyLock } from "../../src/attached-provider/dependency-lock";

/** As Terraform 1.11.4 and OpenTofu 1.6.2 write it. */
const LOCK = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "registry.terraform.io/hashicorp/null" {
  version = "3.2.4"
  hashes = [
    "h1:hkf5w5B6q8e2A42ND2CjAvgvSN3puAosDmOJb3zCVQM=",
    "zh:59f6b52ab4ff35739647f9509ee6d93d7c032985d9f8c6237d1f8a59471bbbe2",
  ]
}

provider "registry.terraform.io/rds-licensing/rdslicensing" {
  version     = "0.1.0"
  constraints = "~> 0.1, < 1.0.0"
  hashes = [
    "h1:LFYuOGjKDV6tXvnJLpyjQbFpdmDZtW5TbsJDwVzvgPI=",
  ]
}

provider "registry.terraform.io/acme/unhashed" {
  version = "1.0.0"
}
`;

test("a lock file tells of each provider its version and its hashes", () => {
  const expected = [
    {
      address: "registry.terraform.io/hashicorp/null",
      version: "3.2.4",
      hashes: [
        "h1:hkf5w5B6q8e2A42ND2CjAvgvSN3puAosDmOJb3zCVQM=",
        "zh:59f6b52ab4ff35739647f9509ee6d93d7c032985d9f8c6237d1f8a59471bbbe2",
      ],
    },
    {
      address: "registry.terraform.io/rds-licensing/rdslicensing",
      version: "0.1.0",
      hashes: ["h1:LFYuOGjKDV6tXvnJLpyjQbFpdmDZtW5TbsJDwVzvgPI="],
    },
    { address: "registry.terraform.io/acme/unhashed", version: "1.0.0", hashes: [] },
  ];
  expect(parseDependencyLock(LOCK)).toEqual(expected);
  expect(parseDependencyLock(LOCK.replaceAll("\n", "\r\n"))).toEqual(expected);
});

test.each([
  ["a comment that hides a block", LOCK.replace('provider "', '/*\nprovider "')],
  ["an attribute of another name", LOCK.replace("version = ", "edition = ")],
  ["an interpolation", LOCK.replace('"3.2.4"', "local.version")],
  ["an escape", LOCK.replace('"3.2.4"', '"3.2\\u002e4"')],
  ["a second block within one", LOCK.replace("  hashes = [", 'provider "x" {\n  hashes = [')],
  ["a list on one line", LOCK.replace(/\[\n {4}(.*)\n.*\n {2}\]/, "[$1]")],
  ["an end that is missing", LOCK.slice(0, -2)],
  ["what is no lock file", "\0PK"],
])("with %s, it is not read", (_, text) => {
  expect(text).not.toBe(LOCK);
  expect(parseDependencyLock(text)).toBeUndefined();
});
