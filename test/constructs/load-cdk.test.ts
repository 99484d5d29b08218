import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { loadCdk, undefinedIfAbsent } from "../../src/constructs/load-cdk";

const TERRAIN = { name: "CDK Terrain" };
const TERRAFORM = { name: "CDK for Terraform" };
const absent = () => undefined;

describe("the CDK that the constructs are built on", () => {
  test("is CDK Terrain where it is installed, whatever else is", () => {
    expect(loadCdk([() => TERRAIN, () => TERRAFORM])).toBe(TERRAIN);
  });

  test("is CDK for Terraform where it is the only one", () => {
    expect(loadCdk([absent, () => TERRAFORM])).toBe(TERRAFORM);
  });

  test("says what to install where there is neither", () => {
    expect(() => loadCdk([absent, absent])).toThrow(/npm install cdktf constructs.*npm install cdktn constructs/);
  });

  test.each([
    "Cannot find module 'cdktn'\nRequire stack:\n- /app/main.js",
    "Cannot find module 'cdktn' from 'src/constructs/load-cdk.ts'",
    "Your application tried to access cdktn, but it isn't declared in your dependencies",
  ])("is absent where Node, jest or Yarn says %j", (message) => {
    expect(undefinedIfAbsent("cdktn", Object.assign(new Error(message), { code: "MODULE_NOT_FOUND" }))).toBeUndefined();
  });

  test.each([
    { message: "Cannot find module 'constructs'\nRequire stack:\n- /app/node_modules/cdktn/lib/index.js" },
    { message: "Cannot find module '/app/node_modules/cdktn/lib/gone.js'" },
    { message: "cdktn needs a newer Node", code: "ERR" },
  ])("is not passed over for lacking something itself: $message", ({ message, code = "MODULE_NOT_FOUND" }) => {
    const error = Object.assign(new Error(message), { code });
    expect(() => undefinedIfAbsent("cdktn", error)).toThrow(message);
  });

  test("may be absent in a bundle, which then takes the other", () => {
    const folder = mkdtempSync(join(tmpdir(), "bundle-"));
    try {
      const entryPoints = [join(__dirname, "../../src/constructs/load-cdk.ts")];
      const outfile = join(folder, "load-cdk.js");
      const { warnings } = buildSync({ entryPoints, outfile, bundle: true, platform: "node", logLevel: "silent" });
      expect(warnings).toEqual([]);
      writeFileSync(join(folder, "main.js"), 'console.log(typeof require("./load-cdk").loadCdk().TerraformStack);');
      const { stdout } = spawnSync(process.execPath, [join(folder, "main.js")], { encoding: "utf8" });
      expect(stdout).toBe("function\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
