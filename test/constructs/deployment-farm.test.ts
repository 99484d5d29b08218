import type { TerraformProvider } from "cdktf";
import { type DeploymentFarmProps, LicensingMode, RdsFarm, RdslicensingProvider } from "../../src/constructs";
import { newStack, synthesize, variable } from "./synthesize";

const PROPS: DeploymentFarmProps = {
  connectionBroker: "rdcb1.contoso.com",
  mode: LicensingMode.PER_USER,
  licenseServers: ["lic1", "lic2"],
};

const newFarm = (props: Partial<DeploymentFarmProps> = {}, stack = newStack()) =>
  RdsFarm.fromDeployment(stack, "farm", { ...PROPS, ...props });

const DEPLOYMENT = "farm_deployment_FD9D9F16";

describe("RdsFarm.fromDeployment", () => {
  test("asks the Connection Broker, and repeats one resource and one diagnosis over its session hosts", () => {
    const stack = newStack();
    newFarm({}, stack);
    const { resource, data, check, output } = synthesize(stack);
    const [deployment] = Object.keys(data.rdslicensing_deployment);
    const sessionHosts = `data.rdslicensing_deployment.${deployment}.session_hosts`;
    expect(data.rdslicensing_deployment).toEqual({ [deployment ?? ""]: { host: "rdcb1.contoso.com" } });
    const [name = ""] = Object.keys(resource.rdslicensing_configuration);
    expect(resource.rdslicensing_configuration).toEqual({
      [name]: {
        for_each: `\${{ for key, val in ${sessionHosts}: val => val... }}`,
        host: "${each.key}",
        license_servers: ["lic1", "lic2"],
        mode: "per_user",
      },
    });
    expect(Object.values(data.rdslicensing_diagnosis)).toEqual([
      {
        connection_broker: "rdcb1.contoso.com",
        depends_on: [`rdslicensing_configuration.${name}`],
        for_each: `\${{ for key, val in ${sessionHosts}: val => val... }}`,
        host: "${each.key}",
      },
    ]);
    expect(Object.keys(check)).toHaveLength(1);
    expect(Object.keys(output)).toHaveLength(3);
  });

  test("has addresses that must never change", () => {
    const stack = newStack();
    const farm = newFarm({ diagnose: false }, stack);
    const { data, resource } = synthesize(stack);
    expect(Object.keys({ ...data.rdslicensing_deployment, ...resource.rdslicensing_configuration })).toEqual([
      DEPLOYMENT,
      "farm_session-hosts_each_56ACAC51",
    ]);
    expect(data.rdslicensing_diagnosis).toBeUndefined();
    expect(farm.deployment?.friendlyUniqueId).toBe(DEPLOYMENT);
  });

  test("takes a token, for the broker and for the rest", () => {
    const stack = newStack();
    newFarm({ connectionBroker: variable(stack, "string").stringValue }, stack);
    const { data } = synthesize(stack);
    for (const [one] of [data.rdslicensing_deployment, data.rdslicensing_diagnosis].map(Object.values))
      expect([one.host, one.connection_broker]).toContain("${var.input}");
  });

  test("asks everything over the provider it is given, and diagnoses as it is told", () => {
    const stack = newStack();
    const provider: TerraformProvider = new RdslicensingProvider(stack, "other", { alias: "other" });
    newFarm({ provider, diagnosis: { graceWarningDays: 7, check: false, connectionBroker: "rdcb2" } }, stack);
    const { data, resource, check } = synthesize(stack);
    for (const kind of [data.rdslicensing_deployment, data.rdslicensing_diagnosis, resource.rdslicensing_configuration])
      expect(Object.values<{ provider: string }>(kind)[0]?.provider).toBe("rdslicensing.other");
    expect(Object.values(data.rdslicensing_diagnosis)[0]).toMatchObject({
      connection_broker: "rdcb2",
      grace_warning_days: 7,
    });
    expect(check).toBeUndefined();
  });

  test("can have more groups, but not the hosts of the deployment twice", () => {
    const farm = newFarm();
    farm.addSessionHostGroup("kiosks", { mode: LicensingMode.PER_DEVICE, sessionHosts: ["kiosk1"] });
    expect(farm.sessionHostGroups).toHaveLength(2);
    const add = (id: string) => () => farm.addSessionHostGroup(id, { mode: LicensingMode.PER_USER });
    for (const id of ["session-hosts", "deployment"]) expect(add(id)).toThrow(id);
  });

  test("other farms have no deployment", () => {
    expect(new RdsFarm(newStack(), "farm", { licenseServers: ["lic1"] }).deployment).toBeUndefined();
  });

  test.each([
    ["a broker that is no host", { connectionBroker: "https://rdcb1" }, /farm\/farm.*connectionBroker.*scheme/],
    ["a broker to compare with that is none", { diagnosis: { connectionBroker: "rdcb 1" } }, /connectionBroker.*blank/],
    ["no license servers", { licenseServers: undefined }, /license servers/],
    ["a mode that is none", { mode: LicensingMode.of("per_kiosk") }, /per_kiosk/],
  ])("refuses %s", (_what, props, message) => {
    expect(() => newFarm(props)).toThrow(message);
  });
});
