import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE_DIRECTORY = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const LICENSE_FILE = /^(license|licence|copying|notice)(\.|$)/i;

function describePackage(root, directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, directory, "package.json"), "utf8"));
  const texts = readdirSync(join(root, directory))
    .filter((file) => LICENSE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(root, directory, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

/** The folders of every npm package that a bundle contains, sorted, given the bundle's input files. */
export function bundledPackages(inputs) {
  return [...new Set(inputs.flatMap((input) => input.match(PACKAGE_DIRECTORY)?.[0] ?? []))].sort();
}

/** The license texts of every npm package that the bundle contains, given the bundle's input files. */
export function thirdPartyNotices(root, inputs) {
  const packages = bundledPackages(inputs).map((directory) => describePackage(root, directory));
  const separator = `\n\n${"=".repeat(80)}\n\n`;
  return `${["The provider bundles these packages.", ...packages].join(separator)}\n`;
}
