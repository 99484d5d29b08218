import { Aspects, TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import type { IConstruct } from "constructs";
import {
  Configuration,
  ForbidInsecureConnections,
  ForbidLiteralSecrets,
  RdslicensingProvider,
  type RdslicensingProviderWinrm,
  RequireLicenseServers,
} from "../../../src/constructs";
import { configurations, newLicensing, newStack, synthesize, variable } from "../synthesize";

interface Rule {
  visit(node: IConstruct): void;
}

/** The errors that a rule finds in a stack. */
function errorsOf(stack: TerraformStack, rule: Rule): string[] {
  Aspects.of(stack).add(rule);
  synthesize(stack);
  const metadata = stack.node.findAll().flatMap(({ node }) => node.metadata);
  return metadata.filter(({ type }) => type === "@cdktf/error").map(({ data }) => data);
}

function stackWith(winrm: RdslicensingProviderWinrm): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "farm");
  new RdslicensingProvider(stack, "rdslicensing", { winrm });
  return stack;
}

describe("RequireLicenseServers", () => {
  test("finds each host with fewer license servers", () => {
    const stack = newStack();
    newLicensing({ sessionHosts: ["rdsh1"] }, stack).addSessionHost("rdsh2", { licenseServers: ["lic1"] });
    expect(errorsOf(stack, new RequireLicenseServers(2))).toEqual([
      "RequireLicenseServers requires 2 license servers, but 1 is listed; add more.",
    ]);
  });

  test("finds what is set on the resource itself", () => {
    const stack = newStack();
    newLicensing({ sessionHosts: ["rdsh1"] }, stack).configurationFor("rdsh1").licenseServers = ["lic1"];
    expect(errorsOf(stack, new RequireLicenseServers(2))).toHaveLength(1);
  });

  test("is satisfied with enough, be they tokens", () => {
    const stack = newStack();
    newLicensing({ licenseServers: ["lic1", variable(stack, "string").stringValue] }, stack);
    expect(errorsOf(stack, new RequireLicenseServers(2))).toEqual([]);
  });

  test("leaves a list that is a token to a precondition, beside those that are there, however often it is synthesized", () => {
    const stack = newStack();
    const servers = variable(stack, "list(string)").listValue;
    const [configuration] = newLicensing({ sessionHosts: ["rdsh1"], licenseServers: servers }, stack).configurations;
    const present = { condition: "${true}", error_message: "mine" };
    if (configuration !== undefined) {
      const precondition = [{ condition: present.condition, errorMessage: present.error_message }];
      configuration.lifecycle = { preventDestroy: true, precondition };
    }
    expect(errorsOf(stack, new RequireLicenseServers(2))).toEqual([]);
    expect(Object.values(configurations(stack))[0].lifecycle).toEqual({
      prevent_destroy: true,
      precondition: [
        present,
        {
          condition: "${(length(var.input) >= 2)}",
          error_message: "RequireLicenseServers requires 2 license servers, but fewer are listed; add more.",
        },
      ],
    });
  });

  test.each([
    ["the same server in other letters", ["a", " A"], "1 is"],
    ["no list at all", undefined, "0 are"],
    ["null", null, "0 are"],
  ])("counts what an override leaves: %s", (_, servers, named) => {
    const stack = newStack();
    const attributes = { host: "rdsh1", mode: "per_user", licenseServers: [] };
    new Configuration(stack, "bare", attributes).addOverride("license_servers", servers);
    expect(errorsOf(stack, new RequireLicenseServers(2))).toEqual([
      `RequireLicenseServers requires 2 license servers, but ${named} listed; add more.`,
    ]);
  });

  test.each([
    ["an interpolation", () => '${var.pools["a"]}', '${length("${var.pools["a"]}") >= 2}'],
    ["a token", (stack: TerraformStack) => variable(stack, "any").stringValue, "${(length(var.input) >= 2)}"],
  ])("leaves a text to a precondition, which asks for the list and not for the text: %s", (_, textIn, condition) => {
    const stack = newStack();
    const [host] = newLicensing({ sessionHosts: ["rdsh1"] }, stack).configurations;
    host?.addOverride("license_servers", textIn(stack));
    expect(errorsOf(stack, new RequireLicenseServers(2))).toEqual([]);
    expect(Object.values(configurations(stack))[0].lifecycle.precondition).toMatchObject([{ condition }]);
  });

  test.each([0, 1.5])("refuses %d as a minimum", (minimum) => {
    expect(() => new RequireLicenseServers(minimum)).toThrow("RequireLicenseServers: minimum is");
  });

  test("fails the synth of an app", () => {
    const app = Testing.app();
    const stack = new TerraformStack(app, "farm");
    new RdslicensingProvider(stack, "rdslicensing");
    newLicensing({ sessionHosts: ["rdsh1"] }, stack);
    Aspects.of(stack).add(new RequireLicenseServers(3));
    expect(() => app.synth()).toThrow("[farm/licensing/rdsh1] RequireLicenseServers requires 3");
  });
});

describe("ForbidInsecureConnections", () => {
  test.each([
    ["insecure", { insecure: true }],
    ["allow_unencrypted", { allowUnencrypted: true }],
    ["insecure", { insecure: Token.asAny("${var.insecure}") }],
  ])("finds %s in %j", (name, winrm) => {
    expect(errorsOf(stackWith(winrm), new ForbidInsecureConnections())).toEqual([
      `winrm.${name} is not false, which ForbidInsecureConnections forbids; remove it.`,
    ]);
  });

  test("finds what an override does", () => {
    const stack = new TerraformStack(Testing.app(), "farm");
    new RdslicensingProvider(stack, "rdslicensing").addOverride("winrm.insecure", true);
    expect(errorsOf(stack, new ForbidInsecureConnections())).toHaveLength(1);
  });

  test("refuses what only Terraform knows", () => {
    expect(
      errorsOf(stackWith(Token.asAny("${var.winrm}") as RdslicensingProviderWinrm), new ForbidInsecureConnections()),
    ).toEqual(["winrm is a token, so ForbidInsecureConnections cannot check it; set it to an object."]);
  });

  test("is satisfied with http that is encrypted, and with nothing said", () => {
    const rule = new ForbidInsecureConnections();
    expect(errorsOf(stackWith({ https: false, insecure: false, allowUnencrypted: false }), rule)).toEqual([]);
    expect(errorsOf(newStack(), rule)).toEqual([]);
  });
});

describe("ForbidLiteralSecrets", () => {
  test.each([
    ["password", "RDSLICENSING_PASSWORD", { password: "S3cret!" }],
    ["client_key", "RDSLICENSING_CLIENT_KEY", { clientKey: "-----BEGIN PRIVATE KEY-----" }],
  ])("finds %s, and does not repeat it", (name, environment, winrm) => {
    expect(errorsOf(stackWith(winrm), new ForbidLiteralSecrets())).toEqual([
      `winrm.${name} is written out, which ForbidLiteralSecrets forbids; set the environment variable ${environment} instead, or use a sensitive TerraformVariable.`,
    ]);
  });

  test.each([
    ["with an escaped interpolation in it", "a$${b"],
    ["that an override wraps in a token", Token.asAny("S3cret!")],
    ["that is a number", 12345],
    ["that is an empty text", ""],
  ])("finds a password %s", (_, password) => {
    const stack = new TerraformStack(Testing.app(), "farm");
    new RdslicensingProvider(stack, "rdslicensing").addOverride("winrm.password", password);
    expect(errorsOf(stack, new ForbidLiteralSecrets())).toEqual([expect.stringMatching(/^winrm.password is written/)]);
  });

  test("finds a password in a block that is a token", () => {
    const winrm = Token.asAny({ password: "S3cret!" }) as RdslicensingProviderWinrm;
    expect(errorsOf(stackWith(winrm), new ForbidLiteralSecrets())).toHaveLength(1);
  });

  test.each([
    ["its token", (input: TerraformVariable) => input.stringValue],
    ["an interpolation written by hand", () => "${var.input}"],
  ])("finds a variable that has a default by %s, and does not repeat it", (_, password) => {
    const stack = new TerraformStack(Testing.app(), "farm");
    const input = new TerraformVariable(stack, "input", { sensitive: true });
    input.addOverride("default", "hunter2");
    new RdslicensingProvider(stack, "rdslicensing", { winrm: { password: password(input) } });
    expect(errorsOf(stack, new ForbidLiteralSecrets())).toEqual([
      'winrm.password is the variable "input", whose default is written out, which ForbidLiteralSecrets forbids; remove the default.',
    ]);
  });

  test.each([null, "", Token.nullValue()])("is satisfied with a variable whose default is %j", (value) => {
    const stack = new TerraformStack(Testing.app(), "farm");
    new TerraformVariable(stack, "other", { default: "a host, no secret" });
    const variable = new TerraformVariable(stack, "password", {});
    variable.addOverride("default", value);
    const password = variable.stringValue;
    new RdslicensingProvider(stack, "rdslicensing", { winrm: { password } });
    expect(errorsOf(stack, new ForbidLiteralSecrets())).toEqual([]);
  });

  test("is satisfied with variables, interpolations, and nothing said", () => {
    const stack = newStack();
    const password = variable(stack, "string").stringValue;
    const winrm = { password, clientKey: "${file(var.key)}" };
    new RdslicensingProvider(stack, "dmz", { alias: "dmz", winrm });
    expect(errorsOf(stack, new ForbidLiteralSecrets())).toEqual([]);
  });
});
