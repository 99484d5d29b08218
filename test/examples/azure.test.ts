import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SimulatedFarm } from "../../src/simulator";
import { CdktfWorkspace } from "../support/cdktf-workspace";
import { plainText } from "../support/plain-text";
import { LICENSE_SERVERS, LICENSING_CORE, RdsWorkspace } from "../support/rds-workspace";
import type { Json } from "../support/terraform";
import { copyBesideBindings, installAzurermBindings } from "./support/azurerm-bindings";

const ROOT = join(__dirname, "../..");
const EXAMPLE = join(ROOT, "examples/azure");
const SERVERS = ["lic1.contoso.com", "lic2.contoso.com"];

const reason = installAzurermBindings();
if (reason !== undefined) console.warn(`examples/azure is not tested: ${reason}`);

(reason === undefined ? describe : describe.skip)("examples/azure", () => {
  let program: string;
  let stack: Json;

  beforeAll(async () => {
    program = copyBesideBindings(EXAMPLE);
    const workspace = await CdktfWorkspace.open(join(program, "main.ts"));
    try {
      const { code, stdout, stderr } = await workspace.synth();
      if (code !== 0) throw new Error(plainText(stdout + stderr));
      stack = JSON.parse(readFileSync(join(workspace.directory, "cdktf.out/stacks/azure/cdk.tf.json"), "utf8"));
    } finally {
      await workspace.close();
    }
  });
  afterAll(() => rmSync(program, { recursive: true, force: true }));

  test("uses the arguments that azurerm has, as its bindings declare them", () => {
    expect(compile(program)).toEqual("");
    writeFileSync(
      join(program, "wrong.ts"),
      'import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";\nSubnet.no;\n',
    );
    expect(compile(program)).toContain("Property 'no' does not exist");
  });

  test("makes machines with a WinRM listener on https, whose certificate comes from the key vault", () => {
    const machines = Object.values<Json>(stack.resource.azurerm_windows_virtual_machine);
    expect(machines.map(({ name }) => name)).toEqual(["rdsh1", "rdsh2"]);
    const [certificate] = Object.keys(stack.data.azurerm_key_vault_certificate);
    const url = `\${data.azurerm_key_vault_certificate.${certificate}.secret_id}`;
    for (const machine of machines) {
      expect(machine.winrm_listener).toEqual([{ protocol: "Https", certificate_url: url }]);
      expect(machine.secret).toEqual([{ key_vault_id: "${var.key_vault_id}", certificate: [{ store: "My", url }] }]);
      expect(machine.admin_password).toBe("${var.admin_password}");
    }
    expect(stack.variable.admin_password.sensitive).toBe(true);
  });

  test("configures exactly these machines, by addresses that only Terraform knows", () => {
    const machines = Object.keys(stack.resource.azurerm_windows_virtual_machine);
    const hosts = Object.values<Json>(stack.resource.rdslicensing_configuration).map(({ host }) => host);
    expect(hosts).toEqual(machines.map((id) => `\${azurerm_windows_virtual_machine.${id}.private_ip_address}`));
  });

  test("licenses machines whose addresses are not known until they are there", async () => {
    const workspace = await RdsWorkspace.open();
    try {
      const { farm, terraform } = workspace;
      for (const name of Object.keys(terraform.environment)) {
        if (name.startsWith("RDSLICENSING_")) delete terraform.environment[name];
      }
      Object.assign(terraform.environment, variables(farm));
      terraform.write("");
      terraform.write(JSON.stringify(withStandIns(stack, farm)), "cdk.tf.json");
      expect((await terraform.init()).code).toBe(0);
      const { code, stdout, stderr } = await terraform.apply();
      expect(plainText(stderr)).toBe("");
      expect(plainText(stdout)).toContain("(known after apply)");
      expect(code).toBe(0);
      for (const name of ["rdsh1", "rdsh2"]) {
        const { registry } = farm.host(name);
        expect(registry.getValue(LICENSING_CORE, "LicensingMode")?.data).toBe(4);
        expect(registry.getValue(LICENSE_SERVERS, "SpecifiedLicenseServers")?.data).toEqual(SERVERS);
      }
      expect((await terraform.plan()).code).toBe(0);
    } finally {
      await workspace.close();
    }
  });
});

/** What the TypeScript compiler says of a program. */
function compile(program: string): string {
  const settings = { extends: join(ROOT, "tsconfig.json"), include: ["*.ts"], exclude: [] };
  const compilerOptions = { types: ["node"], typeRoots: [join(ROOT, "node_modules/@types")] };
  writeFileSync(join(program, "tsconfig.json"), JSON.stringify({ ...settings, compilerOptions }));
  const tsc = require.resolve("typescript/bin/tsc");
  return spawnSync(process.execPath, [tsc, "--noEmit", "-p", program], { encoding: "utf8" }).stdout;
}

/** A value for each variable of the stack: those of the farm, and for azurerm's, which is not asked, any. */
function variables({ credentials }: SimulatedFarm): NodeJS.ProcessEnv {
  return {
    TF_VAR_admin_username: `${credentials.domain}\\${credentials.username}`,
    TF_VAR_admin_password: credentials.password,
    ...Object.fromEntries(
      ["key_vault_id", "certificate_name", "managed_from", "image_id"].map((name) => [`TF_VAR_${name}`, "any"]),
    ),
  };
}

/**
 * The stack with a stand-in for all that azurerm makes, since the provider itself comes from a registry only: instead of
 * each machine a `terraform_data` that gives a simulated host's address at apply, instead of the certificate the farm's.
 */
function withStandIns(stack: Json, farm: SimulatedFarm): Json {
  const certificate = "data\\.azurerm_key_vault_certificate\\.\\w+";
  const base64 = farm.caCertificate.replace(/-----[A-Z ]+-----|\n/g, "");
  const text = JSON.stringify(stack)
    .replace(/azurerm_windows_virtual_machine\.([\w-]+)\.private_ip_address/g, "terraform_data.$1.output")
    .replace(new RegExp(`\\$\\{${certificate}\\.certificate_data_base64\\}`, "g"), base64)
    .replace(
      new RegExp(`${certificate}\\.certificate_policy[\\w[\\].]+\\.dns_names`, "g"),
      'split(\\",\\", \\"rdsh1\\")',
    );
  const { resource, provider, terraform, variable } = JSON.parse(text);
  const machines = Object.entries<Json>(resource.azurerm_windows_virtual_machine);
  const address = (name: string) => `127.0.0.1:${farm.host(name).httpsPort}`;
  return {
    variable,
    provider: { rdslicensing: provider.rdslicensing },
    terraform: { required_providers: { rdslicensing: terraform.required_providers.rdslicensing } },
    resource: {
      rdslicensing_configuration: resource.rdslicensing_configuration,
      terraform_data: Object.fromEntries(machines.map(([id, { name }]) => [id, { input: address(name) }])),
    },
  };
}
