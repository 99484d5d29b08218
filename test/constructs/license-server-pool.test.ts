import { TerraformStack, Testing } from "cdktf";
import {
  type ILicenseServerPool,
  LicenseServerPool,
  type LicenseServerPoolProps,
  OnViolation,
  RdslicensingProvider,
} from "../../src/constructs";
import { configurations, newLicensing, newStack, variable } from "./synthesize";

function newPool(props: Partial<LicenseServerPoolProps> = {}, stack = newStack()): LicenseServerPool {
  const primary = { name: "lic1", winrmAddress: "lic1.contoso.com:5986" };
  return new LicenseServerPool(stack, "pool", { primary, secondaries: [{ name: "lic2" }], ...props });
}

/** The license servers and the redundancy of the session hosts that use a pool. */
function used(stack: TerraformStack, licenseServerPool: ILicenseServerPool) {
  newLicensing({ sessionHosts: ["rdsh1"], licenseServers: undefined, licenseServerPool }, stack);
  const [{ license_servers, redundancy }] = Object.values(configurations(stack));
  return { license_servers, redundancy };
}

describe("LicenseServerPool", () => {
  test("gives session hosts its servers, the primary first, and its redundancy", () => {
    const stack = newStack();
    const redundancy = { minimumServers: 2, minimumReachable: 1, onViolation: OnViolation.WARN };
    expect(used(stack, newPool({ redundancy }, stack))).toEqual({
      license_servers: ["lic1", "lic2"],
      redundancy: { minimum_servers: 2, minimum_reachable: 1, on_violation: "warn" },
    });
  });

  test("knows where WinRM reaches its servers, for those it was told of", () => {
    expect(newPool().winrmAddresses).toEqual({ lic1: "lic1.contoso.com:5986" });
  });

  test("gives way to the redundancy of the session hosts", () => {
    const stack = newStack();
    const licenseServerPool = newPool({ redundancy: { minimumServers: 2 } }, stack);
    const redundancy = { minimumReachable: 1 };
    newLicensing({ sessionHosts: ["rdsh1"], licenseServers: undefined, licenseServerPool, redundancy }, stack);
    expect(Object.values(configurations(stack))[0].redundancy).toEqual({ minimum_reachable: 1 });
  });

  test("counts for nothing, its redundancy either, with a session host that names servers of its own", () => {
    const stack = newStack();
    const licenseServerPool = newPool({ redundancy: { minimumServers: 2 } }, stack);
    const licensing = newLicensing({ sessionHosts: [], licenseServers: undefined, licenseServerPool }, stack);
    licensing.addSessionHost("rdsh1", { licenseServers: ["lic9"] });
    const [resource] = Object.values(configurations(stack));
    expect(resource).toMatchObject({ license_servers: ["lic9"] });
    expect(resource).not.toHaveProperty("redundancy");
  });

  test("is shared by the stacks of an app", () => {
    const app = Testing.app();
    const pool = LicenseServerPool.fromNames(app, "pool", ["lic1", "lic2"]);
    for (const site of ["berlin", "paris"]) {
      const stack = new TerraformStack(app, site);
      new RdslicensingProvider(stack, "rdslicensing");
      expect(used(stack, pool)).toEqual({ license_servers: ["lic1", "lic2"] });
    }
  });

  test("passes tokens on: names, addresses, minimums and choices", () => {
    const stack = newStack();
    const input = variable(stack, "string");
    const server = { name: input.stringValue, winrmAddress: input.stringValue };
    const onViolation = OnViolation.of(input.stringValue);
    const pool = newPool({ primary: server, redundancy: { minimumServers: input.numberValue, onViolation } }, stack);
    expect(used(stack, pool)).toEqual({
      license_servers: ["${var.input}", "lic2"],
      redundancy: { minimum_servers: "${var.input}", on_violation: "${var.input}" },
    });
  });

  const refused: [string, Partial<LicenseServerPoolProps>, string][] = [
    ["a name that is none", { primary: { name: "lic1,lic2" } }, "farm/pool: licenseServers[0]: "],
    [
      "a server twice",
      { secondaries: [{ name: "LIC1" }] },
      'farm/pool: licenseServers[1]: "LIC1" is already element 1',
    ],
    [
      "an address that is none",
      { secondaries: [{ name: "lic2", winrmAddress: "https://lic2" }] },
      'farm/pool: winrmAddress of lic2: "https://lic2" starts with a scheme',
    ],
    ["a minimum below 1", { redundancy: { minimumReachable: 0 } }, "farm/pool: redundancy.minimumReachable is 0"],
    ["fewer servers than it wants", { redundancy: { minimumServers: 3 } }, "farm/pool: redundancy.minimumServers: "],
  ];

  test.each(refused)("refuses %s", (_, props, message) => {
    expect(() => newPool(props)).toThrow(message);
  });
});

describe("LicenseServerPool.fromNames", () => {
  test("takes a list that is a token", () => {
    const stack = newStack();
    const names = variable(stack, "list(string)").listValue;
    expect(used(stack, LicenseServerPool.fromNames(stack, "pool", names))).toEqual({ license_servers: "${var.input}" });
  });

  test("refuses names that are none", () => {
    expect(() => LicenseServerPool.fromNames(newStack(), "pool", ["lic1", ""])).toThrow(
      "farm/pool: licenseServers[1]: ",
    );
  });
});
