import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { billOfMaterials } from "../../../tools/release/bill-of-materials";

const ROOT = join(__dirname, "../../..");
const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const locks = { sources: json("package-lock.json"), runtimes: json("tools/standalone/package-lock.json") };
const program = (system: string, runtime: string) => ({ system, sha256: "ab".repeat(32), runtime: `@oven/${runtime}` });
const PARTS = {
  name: "cdktf-rds-licensing",
  version: "1.2.0",
  license: "Apache-2.0",
  locks,
  bundled: ["node_modules/node-forge", "node_modules/saxes", "node_modules/xmlchars", "node_modules/winrm-client"],
  programs: [program("linux_amd64", "bun-linux-x64-baseline"), program("windows_amd64", "bun-windows-x64-baseline")],
  date: new Date("2026-12-01T10:00:00Z"),
};

interface Bill {
  readonly metadata: { readonly timestamp: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}
interface Component {
  readonly "bom-ref": string;
  readonly version: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly object[];
}
const bill: Bill = JSON.parse(billOfMaterials(PARTS));
const find = (ref: string) => bill.components.find(({ "bom-ref": own }) => own.startsWith(ref));
const dependsOn = (ref: string) => bill.dependencies.find(({ ref: own }) => own.startsWith(ref))?.dependsOn ?? [];

/** The schemas that the OWASP foundation publishes, as its library ships them. */
function officialSchema() {
  const folder = join(dirname(require.resolve("@cyclonedx/cyclonedx-library/package.json")), "res/schema");
  const schema = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.SNAPSHOT.schema.json`), "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  // No e-mail address and no address with letters beyond ASCII is in the bill.
  ajv.addFormat("idn-email", true).addFormat("iri-reference", true);
  for (const name of ["jsf-0.82", "spdx", "cryptography-defs"])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  return ajv.compile(schema("bom-1.6"));
}

describe("The bill of materials of a release", () => {
  test("keeps to the official schema of CycloneDX, which refuses one that is wrong", () => {
    const isValid = officialSchema();
    isValid(bill);
    expect(isValid.errors ?? []).toEqual([]);
    expect(isValid({ ...bill, components: [{ ...bill.components[0], type: "package" }] })).toBe(false);
  });

  test("has every package that the npm package brings, in the version of the lock file, with its hash and license", () => {
    const { version, integrity } = locks.sources.packages["node_modules/saxes"];
    const saxes = find("pkg:npm/saxes@");
    expect(saxes).toMatchObject({ version, licenses: [{ license: { id: "ISC" } }] });
    const content = Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex");
    expect(saxes?.hashes).toEqual([{ alg: "SHA-512", content }]);
    for (const name of Object.keys(json("package.json").dependencies)) {
      expect(dependsOn("pkg:npm/cdktf-rds-licensing@")).toContainEqual(
        expect.stringMatching(`^pkg:npm/${name.replace("@", "%40")}@\\d`),
      );
    }
    expect(dependsOn("pkg:npm/saxes@")).toEqual([expect.stringMatching(/^pkg:npm\/xmlchars@/)]);
  });

  test("writes a choice of licenses as the expression that it is", () => {
    expect(find("pkg:npm/node-forge@")?.licenses).toEqual([{ expression: "(BSD-3-Clause OR GPL-2.0)" }]);
  });

  test("has each program with its hash, the packages in it and its runtime", () => {
    const ref = "rds-licensing@1.2.0#windows_amd64";
    expect(find(ref)?.hashes).toEqual([{ alg: "SHA-256", content: "ab".repeat(32) }]);
    expect(dependsOn(ref)).toEqual([
      expect.stringMatching(/^pkg:npm\/%40oven\/bun-windows-x64-baseline@/),
      expect.stringMatching(/^pkg:npm\/node-forge@/),
      expect.stringMatching(/^pkg:npm\/saxes@/),
      expect.stringMatching(/^pkg:npm\/winrm-client@/),
      expect.stringMatching(/^pkg:npm\/xmlchars@/),
    ]);
    expect(dependsOn("pkg:npm/cdktf-rds-licensing@")).toContain(ref);
  });

  test("has the date of the sources, and no package that only builds or tests need", () => {
    expect(bill.metadata.timestamp).toBe("2026-12-01T10:00:00.000Z");
    expect(find("pkg:npm/typescript@")).toBeUndefined();
    expect(billOfMaterials(PARTS)).toBe(billOfMaterials(PARTS));
  });

  test("refuses a package that the lock file does not know", () => {
    const bundled = ["node_modules/unheard-of"];
    expect(() => billOfMaterials({ ...PARTS, bundled })).toThrow("does not know node_modules/unheard-of");
  });
});
