import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportDrift } from "../../../src/reports";
import { FakeTerraform } from "../../support/fake-terraform";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "report-drift-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function put(name: string, text: string): string {
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
}

const options = {
  environment: {},
  terraform: () => {
    throw new Error("not needed for files");
  },
};

describe("a report of plans that were given", () => {
  const values = { host: "rdsh1", mode: "per_user", license_servers: ["lic1"] };
  const resources = [{ address: "rdslicensing_configuration.a", type: "rdslicensing_configuration", values }];
  const plan = { format_version: "1.2", planned_values: {}, prior_state: { values: { root_module: { resources } } } };

  test("tells which plan, and when it was made", async () => {
    const dated = put("dated.json", JSON.stringify({ ...plan, timestamp: "2026-11-24T03:00:00Z" }));
    const undated = put("undated.json", JSON.stringify(plan));
    const { hosts, plans } = await reportDrift([dated, undated], options);
    expect(plans).toEqual([
      { origin: dated, made: "earlier", time: "2026-11-24T03:00:00.000Z" },
      { origin: undated, made: "earlier" },
    ]);
    expect(hosts.map(({ origin }) => origin)).toEqual([dated, undated]);
  });

  test("is an error where no plan has a host, unless that is allowed, and none where one has", async () => {
    const empty = put("empty.json", JSON.stringify({ format_version: "1.2", planned_values: {} }));
    const { errors } = await reportDrift([empty], options);
    expect(errors).toMatchObject([{ origin: empty, code: "nothing_to_report" }]);
    expect(await reportDrift([empty], { ...options, allowUnapplied: true })).toMatchObject({ errors: [], hosts: [] });
    const full = put("full.json", JSON.stringify(plan));
    expect((await reportDrift([empty, full], options)).errors).toEqual([]);
  });

  test("reports the others beside one that can not be read", async () => {
    const good = put("good.json", JSON.stringify(plan));
    const bad = put("bad.json", JSON.stringify(plan).slice(0, -5));
    const { healthy, plans, errors } = await reportDrift([bad, good], options);
    expect(healthy).toBe(false);
    expect(plans).toEqual([{ origin: good, made: "earlier" }]);
    expect(errors).toMatchObject([{ origin: bad, summary: "It is incomplete JSON: it ends in the middle" }]);
  });
});

describe("the name of what was planned", () => {
  const originOf = async (path: string) => {
    const origins: string[] = [];
    const onProgress = ({ origin }: { readonly origin: string }) => origins.push(origin);
    await expect(reportDrift([path], { ...options, onProgress })).rejects.toThrow("not needed");
    return origins;
  };

  test("is that of the folder where it is given by dots, and else as it is given", async () => {
    const farm = join(directory, "farm");
    mkdirSync(join(farm, "modules.d"), { recursive: true });
    for (const folder of [farm, join(farm, "modules.d")]) writeFileSync(join(folder, "main.tf"), "");
    for (const dots of ["/.", "/./", "/modules.d/..", "/../farm/."]) {
      expect(await originOf(`${farm}${dots}`)).toEqual(["farm"]);
    }
    expect(await originOf(farm)).toEqual([farm]);
    expect(await originOf(`${farm}/modules.d`)).toEqual([`${farm}/modules.d`]);
  });

  test("is not said again by what went wrong there", async () => {
    const fake = new FakeTerraform("exit 1");
    const folder = `${fake.stack("farm")}/.`;
    const { errors } = await reportDrift([folder], { ...options, terraform: () => fake.program });
    fake.remove();
    expect(errors).toMatchObject([{ origin: "farm", summary: "It could not be planned" }]);
  });
});
