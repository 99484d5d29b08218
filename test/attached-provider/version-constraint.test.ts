import { allowsVersion } from "../../src/attached-provider";

test.each([
  ["0.1.0", true],
  ["= 0.1.0", true],
  ["!= 0.1.0", false],
  ["!= 0.2.0", true],
  ["> 0.0.9", true],
  ["> 0.1.0", false],
  [">= 0.1", true],
  [">= 0.1.1", false],
  [">= 1", false],
  ["< 0.1.0", false],
  ["< 0.2.0", true],
  ["<= 0.1.0", true],
  ["~> 0.1", true],
  ["~> 0.2", false],
  ["~> 0.1.0", true],
  ["~> 0.0.9", false],
  [">= 0.1.0, < 1.0.0", true],
  [">= 0.1.0, < 0.1.0", false],
])("%s allows 0.1.0: %s", (constraint, expected) => {
  expect(allowsVersion(constraint, "0.1.0")).toBe(expected);
});

test.each(["~> 1.9, >= 1.10.2", ">= 1.9.10", "> 1.10.2, < 2"])(
  "%s allows 1.10.10, whose parts are numbers",
  (constraint) => {
    expect(allowsVersion(constraint, "1.10.10")).toBe(true);
  },
);

test.each(["", ",", "latest", "~> 0", "= 0.1", "> 0", ">= 0.1.0-beta", "=> 0.1.0", "0.1.0 || 0.2.0"])(
  "%j, which is not certain, allows nothing",
  (constraint) => {
    expect(allowsVersion(constraint, "0.1.0")).toBe(false);
  },
);

test("a version before a release is allowed by nothing", () => {
  expect(allowsVersion(">= 0.0.1", "0.1.0-rc1")).toBe(false);
});
