import { loadCdk } from "../../src/constructs/load-cdk";

const TERRAIN = { name: "CDK Terrain" };
const TERRAFORM = { name: "CDK for Terraform" };

function absent(name: string): () => never {
  return () => {
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: "MODULE_NOT_FOUND" });
  };
}

describe("the CDK that the constructs are built on", () => {
  test("is CDK Terrain where it is installed, whatever else is", () => {
    expect(
      loadCdk([
        ["cdktn", () => TERRAIN],
        ["cdktf", () => TERRAFORM],
      ]),
    ).toBe(TERRAIN);
  });

  test("is CDK for Terraform where it is the only one", () => {
    expect(
      loadCdk([
        ["cdktn", absent("cdktn")],
        ["cdktf", () => TERRAFORM],
      ]),
    ).toBe(TERRAFORM);
  });

  test("says what to install where there is neither", () => {
    const load = () =>
      loadCdk([
        ["cdktn", absent("cdktn")],
        ["cdktf", absent("cdktf")],
      ]);
    expect(load).toThrow(/npm install cdktf constructs.*npm install cdktn constructs/);
  });

  test("is not passed over for lacking something itself", () => {
    const load = () =>
      loadCdk([
        ["cdktn", absent("constructs")],
        ["cdktf", () => TERRAFORM],
      ]);
    expect(load).toThrow("Cannot find module 'constructs'");
  });
});
