import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exportsOf } from "./comment-examples";
import { ROOT } from "./pages";

/** The bindings that `cdktf get` generates have the provider's descriptions, which say what is taken where nothing is set. */
const GENERATED = "l1/";
const INTERFACE = /^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm;
const OPTIONAL = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*readonly (\w+)\?:/g;

/** The optional properties of the interfaces that a layer exports, and the comment of each. */
function optionalProperties(layer: string): { readonly property: string; readonly comment: string }[] {
  const folder = join(ROOT, "src", layer);
  const { names } = exportsOf(layer);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith(GENERATED))
    .flatMap((path) => [...readFileSync(join(folder, path), "utf8").matchAll(INTERFACE)])
    .filter(([, name = ""]) => names.includes(name))
    .flatMap(([, name, body = ""]) =>
      [...body.matchAll(OPTIONAL)].map(([, comment = "", property]) => ({ property: `${name}.${property}`, comment })),
    );
}

test("every optional property of a construct says what holds where it is not set", () => {
  const properties = optionalProperties("constructs");
  expect(properties.filter(({ comment }) => !comment.includes("@default")).map(({ property }) => property)).toEqual([]);
  expect(properties.map(({ property }) => property)).toEqual(
    expect.arrayContaining(["LicensingSettings.settingsScope", "RdsFarmProps.diagnose", "LicenseServer.winrmAddress"]),
  );
});
