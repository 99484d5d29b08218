import { Aspects, TerraformStack, Testing } from "cdktf";
import { LicensingMode, RdsFarm, RequireLicenseServers } from "../../src/constructs";
import { Configuration } from "../../src/constructs/l1/configuration";
import { newLicensing, newStack, synthesize, variable } from "./synthesize";

/** What CDK Terrain's functions call of the stack that they are resolved in: cdktn 0.24, `tfExpression.ts`. */
const CALLED = ["_recordFunctionUsage", "_recordProviderFunctionUsage"];

const called = (stack: TerraformStack) => CALLED.filter((name) => name in stack);

describe("a stack that functions of CDK Terrain are used in", () => {
  test("is told of them without an error where it is one of CDK for Terraform", () => {
    const licensed = newStack();
    newLicensing({}, licensed);
    const farm = newStack();
    new RdsFarm(farm, "farm", { licenseServers: ["lic1"], sessionHostGroups: { a: { mode: LicensingMode.PER_USER } } });
    const ruled = newStack();
    new Configuration(ruled, "host", {
      mode: "per_user",
      host: "rdsh1",
      licenseServers: variable(ruled, "list(string)").listValue,
    });
    Aspects.of(ruled).add(new RequireLicenseServers(2));
    synthesize(ruled);
    expect([licensed, farm, ruled].map(called)).toEqual([CALLED, CALLED, CALLED]);
    for (const name of CALLED)
      expect(() => (licensed as unknown as Record<string, () => void>)[name]?.()).not.toThrow();
    expect(called(newStack())).toEqual([]);
  });

  test("keeps its own where it has some, as one of CDK Terrain has", () => {
    const stack = new TerraformStack(Testing.app(), "farm");
    const record = jest.fn();
    Object.assign(stack, { _recordFunctionUsage: record });
    newLicensing({}, stack);
    expect(stack).toHaveProperty("_recordFunctionUsage", record);
  });
});
