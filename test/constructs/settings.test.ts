import { TerraformStack, type TerraformVariable } from "cdktf";
import {
  LicenseServerPool,
  LicensingMode,
  LicensingScope,
  OnDestroy,
  OnPolicyOverride,
  OnViolation,
  type RdsLicensingProps,
  WriteMethod,
} from "../../src/constructs";
import { configurations, newLicensing, newStack, variable } from "./synthesize";

type Props = Partial<RdsLicensingProps>;

describe("RdsLicensing refuses at synth", () => {
  const cases: [string, Props, string][] = [
    ["a host with a scheme", { sessionHosts: ["rdsh1", "https://rdsh2"] }, "farm/licensing: sessionHosts[1]: "],
    ["a host with a path", { sessionHosts: ["rdsh1/wsman"] }, "farm/licensing: sessionHosts[0]: "],
    ["a host twice", { sessionHosts: ["rdsh1", "RDSH1"] }, 'farm/licensing: "RDSH1" is listed twice'],
    ["no license servers", { licenseServers: [] }, "farm/licensing: licenseServers: The list is empty."],
    ["license servers left out", { licenseServers: undefined }, "farm/licensing: there are no license servers; set"],
    ["a joined list of servers", { licenseServers: ["lic1,lic2"] }, "farm/licensing: licenseServers[0]: "],
    ["a server twice", { licenseServers: ["lic1", "lic2", "LIC1"] }, "farm/licensing: licenseServers[2]: "],
    ["an unknown mode", { mode: LicensingMode.of("per_core") }, 'farm/licensing: mode: "per_core"'],
    [
      "an unknown settingsScope",
      { settingsScope: LicensingScope.of("user") },
      'settingsScope is "user"; use one of "local", "policy".',
    ],
    [
      "an unknown onPolicyOverride",
      { onPolicyOverride: OnPolicyOverride.of("ignore") },
      'onPolicyOverride is "ignore"; use one of "warn", "error".',
    ],
    [
      "an unknown writeMethod",
      { writeMethod: WriteMethod.of("reg") },
      'writeMethod is "reg"; use one of "auto", "wmi", "registry".',
    ],
    [
      "an unknown onDestroy",
      { onDestroy: OnDestroy.of("drop") },
      'onDestroy is "drop"; use one of "restore", "clear", "keep".',
    ],
    [
      "Windows' setters for the policy",
      { settingsScope: LicensingScope.POLICY, writeMethod: WriteMethod.WMI },
      "farm/licensing: Windows has no setter for the values of Group Policy;",
    ],
    [
      "an unknown onViolation",
      { redundancy: { onViolation: OnViolation.of("ignore") } },
      'redundancy.onViolation is "ignore"; use one of "error", "warn".',
    ],
    [
      "a minimum that is no number of servers",
      { redundancy: { minimumServers: 0 } },
      "redundancy.minimumServers is 0; use a whole number of at least 1, or leave it out.",
    ],
    [
      "a minimum of reachable servers that is not whole",
      { redundancy: { minimumReachable: 1.5 } },
      "redundancy.minimumReachable is 1.5; use a whole number of at least 1",
    ],
    [
      "fewer servers than wanted",
      { redundancy: { minimumServers: 3 } },
      "farm/licensing: redundancy.minimumServers: The list names 2 license servers; at least 3 are wanted.",
    ],
    [
      "fewer servers than must be reachable",
      { redundancy: { minimumReachable: 3 } },
      "farm/licensing: redundancy.minimumReachable: The list names 2 license servers, so 3 can never be reachable.",
    ],
  ];

  test.each(cases)("%s", (_, props, message) => {
    expect(() => newLicensing(props)).toThrow(message);
  });

  test("license servers by list and by pool at once", () => {
    const stack = newStack();
    const licenseServerPool = LicenseServerPool.fromNames(stack, "pool", ["lic1"]);
    expect(() => newLicensing({ licenseServerPool }, stack)).toThrow(
      "farm/licensing: licenseServers and licenseServerPool are both set; set only one of them.",
    );
  });

  test.each(["sessionHosts", "licenseServers"])("a bad value among tokens in %s", (property) => {
    const stack = newStack();
    const token = variable(stack, "string").stringValue;
    expect(() => newLicensing({ [property]: [token, "name 1"] }, stack)).toThrow(`${property}[1]`);
  });

  test("too few servers, though one is a token, because a token is one server", () => {
    const stack = newStack();
    const licenseServers = [variable(stack, "string").stringValue];
    expect(() => newLicensing({ licenseServers, redundancy: { minimumServers: 2 } }, stack)).toThrow("at least 2");
  });
});

test("Fewer servers than wanted are a warning of the synth where a warning is wanted", () => {
  const redundancy = { minimumServers: 3, onViolation: OnViolation.WARN };
  const { metadata } = newLicensing({ redundancy }).node;
  expect(metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data)).toEqual([
    expect.stringContaining("at least 3 are wanted"),
  ]);
});

describe("RdsLicensing passes tokens on", () => {
  const cases: [string, string, (input: TerraformVariable) => Props, object][] = [
    ["as a host", "string", (input) => ({ sessionHosts: [input.stringValue] }), { host: "${var.input}" }],
    [
      "within the name of a host",
      "string",
      (input) => ({ sessionHosts: [`${input.stringValue}.contoso.com`] }),
      { host: "${var.input}.contoso.com" },
    ],
    [
      "as the whole list of hosts, repeated by Terraform",
      "list(string)",
      (input) => ({ sessionHosts: input.listValue }),
      { for_each: "${{ for key, val in var.input: val => val... }}", host: "${each.key}" },
    ],
    [
      "in the list of license servers",
      "string",
      (input) => ({ licenseServers: ["lic1", input.stringValue] }),
      { license_servers: ["lic1", "${var.input}"] },
    ],
    [
      "as the whole list of license servers, however many are wanted",
      "list(string)",
      (input) => ({ licenseServers: input.listValue, redundancy: { minimumServers: 3 } }),
      { license_servers: "${var.input}", redundancy: { minimum_servers: 3 } },
    ],
    ["as mode", "string", (input) => ({ mode: LicensingMode.of(input.stringValue) }), { mode: "${var.input}" }],
    [
      "as scope",
      "string",
      (input) => ({ settingsScope: LicensingScope.of(input.stringValue) }),
      { scope: "${var.input}" },
    ],
    [
      "as onPolicyOverride",
      "string",
      (input) => ({ onPolicyOverride: OnPolicyOverride.of(input.stringValue) }),
      { on_policy_override: "${var.input}" },
    ],
    [
      "as writeMethod",
      "string",
      (input) => ({ writeMethod: WriteMethod.of(input.stringValue) }),
      { write_method: "${var.input}" },
    ],
    [
      "as onDestroy",
      "string",
      (input) => ({ onDestroy: OnDestroy.of(input.stringValue) }),
      { on_destroy: "${var.input}" },
    ],
    [
      "as the minimum of servers",
      "number",
      (input) => ({ redundancy: { minimumServers: input.numberValue } }),
      { redundancy: { minimum_servers: "${var.input}" } },
    ],
    [
      "as the minimum of reachable servers",
      "number",
      (input) => ({ redundancy: { minimumReachable: input.numberValue } }),
      { redundancy: { minimum_reachable: "${var.input}" } },
    ],
    [
      "as onViolation, of which hangs whether too few servers are an error",
      "string",
      (input) => ({ redundancy: { minimumServers: 3, onViolation: OnViolation.of(input.stringValue) } }),
      { redundancy: { minimum_servers: 3, on_violation: "${var.input}" } },
    ],
    [
      "written by hand as an interpolation",
      "string",
      () => ({ sessionHosts: ["${var.input}"], licenseServers: ["${var.input}"] }),
      { host: "${var.input}", license_servers: ["${var.input}"] },
    ],
  ];

  test.each(cases)("%s", (_, type, props, expected) => {
    const stack = newStack();
    newLicensing({ sessionHosts: ["rdsh1"], ...props(variable(stack, type)) }, stack);
    expect(Object.values(configurations(stack))).toEqual([expect.objectContaining(expected)]);
  });

  test("in the list of hosts, at an address of its place", () => {
    const stack = newStack();
    newLicensing({ sessionHosts: ["rdsh1", variable(stack, "string").stringValue] }, stack);
    expect(configurations(stack)).toHaveProperty(["licensing_1_B173F73E", "host"], "${var.input}");
  });

  test("from another stack", () => {
    const stack = newStack();
    const other = new TerraformStack(stack.node.root, "network");
    newLicensing({ sessionHosts: [variable(other, "string").stringValue] }, stack);
    stack.prepareStack();
    expect(Object.values(configurations(stack))).toEqual([
      expect.objectContaining({ host: expect.stringContaining("data.terraform_remote_state") }),
    ]);
  });
});
