const RELEASE = /^(\d+)\.(\d+)\.(\d+)$/;
const PART = /^(|=|!=|>|>=|<|<=|~>) ?(\d+(?:\.\d+){0,2})$/;

/** A release such as `0.1.0`: what comes before one has rules of its own. */
export function isRelease(version: string): boolean {
  return RELEASE.test(version);
}

/**
 * Whether a version constraint allows a release
 * (https://developer.hashicorp.com/terraform/language/expressions/version-constraints), as it stands in the JSON of a plan:
 * `>= 0.1.0, < 1.0.0`. What is not certain is not allowed.
 */
export function allowsVersion(constraint: string, version: string): boolean {
  return isRelease(version) && constraint.split(",").every((part) => allows(part.trim(), version));
}

function allows(part: string, version: string): boolean {
  const [, operator = "", bound = ""] = PART.exec(part) ?? [];
  const limit = bound.split(".").map(Number);
  const order = compare(version.split(".").map(Number), limit);
  const isWhole = limit.length === 3;
  switch (operator) {
    case "":
    case "=":
      return isWhole && order === 0;
    case "!=":
      return isWhole && order !== 0;
    case ">":
      return isWhole && order > 0;
    case "<=":
      return isWhole && order <= 0;
    case ">=":
      return bound !== "" && order >= 0;
    case "<":
      return bound !== "" && order < 0;
    default:
      // ~> 1.2 stays below 2, ~> 1.2.3 below 1.3.
      return limit.length > 1 && order >= 0 && isSame(version, limit.slice(0, -1));
  }
}

/** Negative where the first is lower; what is missing is 0. */
function compare(one: readonly number[], other: readonly number[]): number {
  const index = [0, 1, 2].find((at) => (one[at] ?? 0) !== (other[at] ?? 0));
  return index === undefined ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

function isSame(version: string, first: readonly number[]): boolean {
  return first.every((number, at) => version.split(".")[at] === String(number));
}
