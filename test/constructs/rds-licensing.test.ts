import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  LicensingMode,
  OnDestroy,
  RdsLicensing,
  type RdsLicensingProps,
  RdslicensingProvider,
} from "../../src/constructs";

const PROPS: RdsLicensingProps = {
  sessionHosts: ["rdsh1.contoso.com", "rdsh2.contoso.com:5987"],
  mode: LicensingMode.PER_USER,
  licenseServers: ["lic1.contoso.com", "lic2"],
};

function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "farm");
  new RdslicensingProvider(stack, "rdslicensing", {});
  return stack;
}

function build(props: Partial<RdsLicensingProps> = {}, stack = newStack()): RdsLicensing {
  return new RdsLicensing(stack, "licensing", { ...PROPS, ...props });
}

interface Resource {
  host: string;
  [attribute: string]: unknown;
}

/** The synthesized `rdslicensing_configuration` resources by their Terraform name. */
function synthesize(licensing: RdsLicensing): Record<string, Resource> {
  const synthesized = JSON.parse(Testing.synth(TerraformStack.of(licensing), true));
  const resources: Record<string, Resource> = synthesized.resource.rdslicensing_configuration;
  return Object.fromEntries(Object.entries(resources).map(([name, { "//": _, ...rest }]) => [name, rest as Resource]));
}

function variable(stack: TerraformStack, type: string): TerraformVariable {
  return new TerraformVariable(stack, "input", { type });
}

describe("RdsLicensing", () => {
  test("configures every session host alike, at addresses that must never change", () => {
    expect(synthesize(build({ onDestroy: OnDestroy.KEEP }))).toMatchInlineSnapshot(`
      {
        "licensing_rdsh1contosocom_1222BE71": {
          "host": "rdsh1.contoso.com",
          "license_servers": [
            "lic1.contoso.com",
            "lic2",
          ],
          "mode": "per_user",
          "on_destroy": "keep",
        },
        "licensing_rdsh2contosocom5987_EB898CC6": {
          "host": "rdsh2.contoso.com:5987",
          "license_servers": [
            "lic1.contoso.com",
            "lic2",
          ],
          "mode": "per_user",
          "on_destroy": "keep",
        },
      }
    `);
  });

  test("leaves on_destroy to the provider when nothing is said", () => {
    for (const resource of Object.values(synthesize(build()))) expect(resource).not.toHaveProperty("on_destroy");
  });

  test("keeps a host's address when the letter case of its name or its place in the list changes", () => {
    const names = Object.keys(synthesize(build()));
    const changed = build({
      sessionHosts: ["RDSH2.contoso.com:5987", "new.contoso.com", "RDSH1.CONTOSO.COM"],
    });
    expect(Object.keys(synthesize(changed))).toEqual(expect.arrayContaining(names));
  });

  test("passes the provider on", () => {
    const stack = newStack();
    const provider = new RdslicensingProvider(stack, "dmz", { alias: "dmz" });
    const resources = Object.values(synthesize(build({ provider }, stack)));
    expect(resources.map((resource) => resource.provider)).toEqual(["rdslicensing.dmz", "rdslicensing.dmz"]);
  });

  test("has the only host's configuration as default child, and none when there are several", () => {
    const licensing = build({ sessionHosts: ["rdsh1"] });
    expect(licensing.node.defaultChild).toBe(licensing.configurations[0]);
    expect(build().node.defaultChild).toBeUndefined();
  });
});

describe("RdsLicensing.configurationFor", () => {
  test("finds the configuration of a host, letter case aside", () => {
    const licensing = build();
    expect(licensing.configurationFor("RDSH2.contoso.com:5987")).toBe(licensing.configurations[1]);
  });

  test("finds the configuration of a host named by a token", () => {
    const stack = newStack();
    const host = variable(stack, "string").stringValue;
    const licensing = build({ sessionHosts: ["rdsh1", host] }, stack);
    expect(licensing.configurationFor(host)).toBe(licensing.configurations[1]);
  });

  test("says which hosts there are when asked for another", () => {
    expect(() => build().configurationFor("rdsh9")).toThrow(
      'farm/licensing has no session host "rdsh9"; use one of rdsh1.contoso.com, rdsh2.contoso.com:5987.',
    );
  });

  test("says what to use when only Terraform knows the hosts", () => {
    const stack = newStack();
    const licensing = build({ sessionHosts: variable(stack, "list(string)").listValue }, stack);
    expect(() => licensing.configurationFor("rdsh1")).toThrow("use configurations[0]");
  });
});

describe("RdsLicensing refuses at synth", () => {
  const cases: [string, Partial<RdsLicensingProps>, string][] = [
    ["no session hosts", { sessionHosts: [] }, "farm/licensing: sessionHosts is empty; name at least one"],
    ["a host with a scheme", { sessionHosts: ["rdsh1", "https://rdsh2"] }, "farm/licensing: sessionHosts[1]: "],
    ["a host with a path", { sessionHosts: ["rdsh1/wsman"] }, "farm/licensing: sessionHosts[0]: "],
    ["a host twice", { sessionHosts: ["rdsh1", "RDSH1"] }, 'sessionHosts names "RDSH1" twice'],
    ["no license servers", { licenseServers: [] }, "farm/licensing: licenseServers: The list is empty."],
    ["a joined list of servers", { licenseServers: ["lic1,lic2"] }, "farm/licensing: licenseServers[0]: "],
    ["a server twice", { licenseServers: ["lic1", "lic2", "LIC1"] }, "farm/licensing: licenseServers[2]: "],
    ["an unknown mode", { mode: LicensingMode.of("per_core") }, 'farm/licensing: mode: "per_core"'],
    ["an unknown onDestroy", { onDestroy: OnDestroy.of("drop") }, 'onDestroy is "drop"; use one of "restore", "clear"'],
  ];

  test.each(cases)("%s", (_, props, message) => {
    expect(() => build(props)).toThrow(message);
  });

  test.each(["sessionHosts", "licenseServers"])("a bad value among tokens in %s", (property) => {
    const stack = newStack();
    const token = variable(stack, "string").stringValue;
    expect(() => build({ [property]: [token, "name 1"] }, stack)).toThrow(`${property}[1]`);
  });
});

describe("RdsLicensing passes tokens on", () => {
  function synthesizeWith(type: string, props: (token: TerraformVariable) => Partial<RdsLicensingProps>): Resource[] {
    const stack = newStack();
    return Object.values(synthesize(build(props(variable(stack, type)), stack)));
  }

  test("in the list of session hosts, at an address of its place", () => {
    const stack = newStack();
    const input = variable(stack, "string");
    const resources = synthesize(build({ sessionHosts: ["rdsh1", input.stringValue] }, stack));
    expect(resources).toHaveProperty(["licensing_1_B173F73E", "host"], "${var.input}");
  });

  test("within the name of a session host", () => {
    const [resource] = synthesizeWith("string", (input) => ({
      sessionHosts: [`${input.stringValue}.contoso.com`],
    }));
    expect(resource?.host).toBe("${var.input}.contoso.com");
  });

  test("as the whole list of session hosts, repeated by Terraform", () => {
    const resources = synthesizeWith("list(string)", (input) => ({
      sessionHosts: input.listValue,
    }));
    expect(resources).toEqual([
      expect.objectContaining({
        for_each: "${toset(var.input)}",
        host: "${each.value}",
        mode: "per_user",
      }),
    ]);
  });

  test("in the list of license servers", () => {
    const [resource] = synthesizeWith("string", (input) => ({
      licenseServers: ["lic1", input.stringValue],
    }));
    expect(resource?.license_servers).toEqual(["lic1", "${var.input}"]);
  });

  test("as the whole list of license servers", () => {
    const [resource] = synthesizeWith("list(string)", (input) => ({
      licenseServers: input.listValue,
    }));
    expect(resource?.license_servers).toBe("${var.input}");
  });

  test("as mode", () => {
    const [resource] = synthesizeWith("string", (input) => ({
      mode: LicensingMode.of(input.stringValue),
    }));
    expect(resource?.mode).toBe("${var.input}");
  });

  test("as onDestroy", () => {
    const [resource] = synthesizeWith("string", (input) => ({
      onDestroy: OnDestroy.of(input.stringValue),
    }));
    expect(resource?.on_destroy).toBe("${var.input}");
  });

  test("written by hand as an interpolation", () => {
    const resources = synthesize(
      build({
        sessionHosts: ["${var.host}"],
        licenseServers: ["${var.server}"],
      }),
    );
    expect(Object.values(resources)).toEqual([
      expect.objectContaining({
        host: "${var.host}",
        license_servers: ["${var.server}"],
      }),
    ]);
  });
});
