import { spawnSync } from "node:child_process";
import { groupHosts, type Project, projectFiles } from "../../src/projects";

const HOSTILE = 'x"; process.exit(1); //\n@ts-expect-error */ ${file("/etc/passwd")} %{ if true } \u2028##vso[a]b';

function project(more: Partial<Project> = {}): Project {
  const groups = groupHosts([
    { host: "rdsh1.contoso.com", settings: { mode: "per_user", licenseServers: ["lic1", "lic2"], scope: "local" } },
    { host: "rdsh2.contoso.com", settings: { mode: "per_user", licenseServers: ["lic1", "lic2"], scope: "local" } },
    { host: "kiosk1", settings: { mode: "per_device", licenseServers: ["lic3"], scope: "policy" } },
  ]);
  return { about: ["It is yours."], connection: {}, groups, left: [], imports: true, version: "0.1.0", ...more };
}

function textOf(name: string, form: Parameters<typeof projectFiles>[1], more: Partial<Project> = {}): string {
  return projectFiles(project(more), form).find((file) => file.name === name)?.text ?? "";
}

describe("a project in HCL", () => {
  test("has a resource for each group, with a map that is written out", () => {
    expect(textOf("main.tf", "hcl")).toBe(`# It is yours.
terraform {
  required_providers {
    rdslicensing = {
      source  = "rds-licensing/rdslicensing"
      version = "~> 0.1"
    }
  }
}

provider "rdslicensing" {
  # Credentials come from RDSLICENSING_USERNAME and RDSLICENSING_PASSWORD, never from here.
}

resource "rdslicensing_configuration" "per_user_lic1" {
  for_each = {
    rdsh1 = "rdsh1.contoso.com"
    rdsh2 = "rdsh2.contoso.com"
  }

  host            = each.value
  mode            = "per_user"
  license_servers = ["lic1", "lic2"]
}

resource "rdslicensing_configuration" "per_device_lic3_policy" {
  for_each = {
    kiosk1 = "kiosk1"
  }

  host            = each.value
  mode            = "per_device"
  license_servers = ["lic3"]
  scope           = "policy"
}
`);
  });

  test("imports each host by its key, with its scope", () => {
    expect(textOf("imports.tf", "hcl")).toContain(`import {
  to = rdslicensing_configuration.per_user_lic1["rdsh2"]
  id = "rdsh2.contoso.com"
}

import {
  to = rdslicensing_configuration.per_device_lic3_policy["kiosk1"]
  id = "kiosk1/policy"
}
`);
    expect(projectFiles(project({ imports: false }), "hcl").map(({ name }) => name)).toEqual(["main.tf", ".gitignore"]);
  });

  test("names by the whole host whatever has no short name of its own, and what would be a word of the language", () => {
    const hosts = ["rdsh1.a.com", "RDSH1.b.com", "for.a.com", "10.0.0.5", "[fd00::5]:5986", "ä.a.com", "rdsh-2.a.com"];
    const settings = { mode: "per_user", licenseServers: ["lic1"], scope: "local" } as const;
    const text = textOf("main.tf", "hcl", { groups: groupHosts(hosts.map((host) => ({ host, settings }))) });
    const keys = [...text.matchAll(/^ {4}(\S+) += "/gm)].map(([, key]) => key);
    expect(keys.sort()).toEqual(
      ['"10.0.0.5"', '"RDSH1.b.com"', '"[fd00::5]:5986"', '"for.a.com"', '"rdsh1.a.com"', '"ä.a.com"', "rdsh-2"].sort(),
    );
  });

  test("lets no text begin a template, end a string or break a line", () => {
    const text = textOf("main.tf", "hcl", {
      about: [HOSTILE],
      connection: { https: false, port: 5985, tls_server_name: HOSTILE },
      left: [{ text: HOSTILE, hosts: ["a", "b"] }],
    });
    const [setting = ""] = /^ {4}tls_server_name = .*$/m.exec(text) ?? [];
    expect(setting).not.toMatch(/[$%]\{/);
    expect(JSON.parse(setting.slice(setting.indexOf('"')))).toBe(HOSTILE);
    expect(text).toContain("    https           = false\n    port            = 5985\n");
    for (const line of text.split("\n").filter((one) => /process\.exit|expect-error|passwd|vso/.test(one))) {
      expect(line).toMatch(/^# | {4}tls_server_name = "/);
    }
  });
});

describe("a project for a CDK", () => {
  test("is a farm with the groups, the pool that most hosts share, and the import", () => {
    expect(textOf("main.ts", "cdktf")).toBe(`// It is yours.
import { App, TerraformStack } from "cdktf";
import { LicenseServerPool, LicensingMode, LicensingScope, RdsFarm, RdslicensingProvider } from "cdktf-rds-licensing";

const app = new App();
const stack = new TerraformStack(app, "farm");

// Credentials come from RDSLICENSING_USERNAME and RDSLICENSING_PASSWORD, never from here.
new RdslicensingProvider(stack, "rdslicensing");

// The primary first.
const pool = LicenseServerPool.fromNames(stack, "license-servers", ["lic1", "lic2"]);

const farm = new RdsFarm(stack, "farm", {
  licenseServerPool: pool,
  sessionHostGroups: {
    perUserLic1: {
      mode: LicensingMode.PER_USER,
      sessionHosts: ["rdsh1.contoso.com", "rdsh2.contoso.com"],
    },
    perDeviceLic3Policy: {
      mode: LicensingMode.PER_DEVICE,
      licenseServers: ["lic3"],
      settingsScope: LicensingScope.POLICY,
      sessionHosts: ["kiosk1"],
    },
  },
});

// The first deploy imports every host as it is. Remove this afterwards.
for (const group of farm.sessionHostGroups) group.importSessionHosts();

app.synth();
`);
  });

  test("differs for CDK Terrain in its modules, settings and packages alone", () => {
    expect(
      textOf("main.ts", "cdktn")
        .replaceAll("cdktn", "cdktf")
        .replaceAll("cdktf-rds-licensing/cdktf", "cdktf-rds-licensing"),
    ).toBe(textOf("main.ts", "cdktf"));
    expect(JSON.parse(textOf("cdktf.json", "cdktn"))).toMatchObject({ targetVersions: { terraform: ">=1.5.7" } });
    expect(Object.keys(JSON.parse(textOf("package.json", "cdktn")).dependencies)).toContain("cdktn-cli");
  });

  test("lets no text speak to the compiler, end a string, break a line or begin an interpolation", () => {
    const text = textOf("main.ts", "cdktf", {
      about: [HOSTILE],
      connection: { tls_server_name: HOSTILE },
      left: [{ text: HOSTILE, hosts: ["a"] }],
    });
    expect(text).not.toMatch(/^\/\/.*@ts-/m);
    const [, literal = ""] = /tlsServerName: (".*") \}/.exec(text) ?? [];
    const evaluated = spawnSync(process.execPath, ["-p", `JSON.stringify(${literal})`], { encoding: "utf8" });
    expect(JSON.parse(evaluated.stdout)).toBe(HOSTILE.replace(/[$%](?=\{)/g, (sign) => sign + sign));
    for (const line of text.split("\n").filter((one) => /process\.exit|expect-error|passwd|vso/.test(one))) {
      expect(line).toMatch(/^\/\/ |^new RdslicensingProvider/);
    }
  });

  test("is not diagnosed where a host has the name of the diagnosis, which could not be synthesized", () => {
    const settings = { mode: "per_user", licenseServers: ["lic1"], scope: "local" } as const;
    const groups = groupHosts([{ host: "Check", settings }]);
    expect(textOf("main.ts", "cdktf", { groups })).toContain("  diagnose: false,\n");
    expect(textOf("main.ts", "cdktf")).not.toContain("diagnose");
  });
});
