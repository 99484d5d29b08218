import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { type FinishedJob, JobRunner, leftBy } from "../../examples/support/job-runner";
import { type PipelineFile, textOf } from "../../examples/support/pipeline-files";
import { StateServer } from "../../examples/support/state-server";
import { LICENSING_CORE } from "../../support/rds-workspace";
import { finished, type Json } from "../../support/terraform";

const SITES = ["amsterdam", "dallas", "singapore"] as const;
type Site = (typeof SITES)[number];

const GUIDE = readFileSync(join(__dirname, "../../../docs/guides/large-farms.md"), "utf8");

/** The row of a site in the matrix. */
const rowOf = (site: Site) => ({ stack: site, folder: join("cdktf.out/stacks", site) });
const STACKS = SITES.map(rowOf);

const farms = new Map<Site, SimulatedFarm>();
let state: StateServer;
let runner: JobRunner;
/** What the job of each site left. */
const jobs = new Map<Site, FinishedJob>();

beforeAll(async () => {
  state = await StateServer.open();
  // Each site has an account and a certificate authority of its own.
  for (const site of SITES) {
    const hosts = ["rdsh1", "rdsh2"].map((name) => ({ name }));
    farms.set(site, await startSimulatedFarm({ farm: parseFarm({ domain: site.toUpperCase(), hosts }) }));
  }
  runner = new JobRunner(state.environment);
  await runner.synthesize(
    Object.fromEntries(SITES.map((site) => [site, ["rdsh1", "rdsh2"].map((name) => addressOf(site, name))])),
  );
  await Promise.all(SITES.map(apply));
});
afterAll(async () => {
  await Promise.all([...farms.values()].map((farm) => farm.stop()));
  await state?.close();
  runner?.remove();
});

function farmOf(site: Site): SimulatedFarm {
  const farm = farms.get(site);
  if (farm === undefined) throw new Error(`${site} was not started`);
  return farm;
}

function addressOf(site: Site, name: string): string {
  return `127.0.0.1:${farmOf(site).host(name).httpsPort}`;
}

/** What the CI system stores for a site, and for no other. */
function secretsOf(site: Site): Record<string, string> {
  const { credentials, caCertificate } = farmOf(site);
  return {
    RDSLICENSING_USERNAME: `${credentials.domain}\\${credentials.username}`,
    RDSLICENSING_PASSWORD: credentials.password,
    RDSLICENSING_CA_CERTIFICATE: caCertificate,
  };
}

async function apply(site: Site): Promise<void> {
  const cwd = join(runner.directory, "cdktf.out/stacks", site);
  const env = { ...runner.environment, ...secretsOf(site) };
  for (const args of [["init"], ["apply", "-auto-approve"]]) {
    const { code, stderr } = await finished(spawn(env.TERRAFORM_BINARY_NAME ?? "", args, { cwd, env }));
    if (code !== 0) throw new Error(stderr);
  }
}

/** The job of a site, with the values of its row of the matrix. */
async function runSite(file: PipelineFile, name: string, row: ReturnType<typeof rowOf>): Promise<FinishedJob> {
  const stored = { ...secretsOf(row.stack), ...row };
  const job = await runner.run({ file, name, stored });
  for (const site of SITES) expect(job.stdout + job.stderr).not.toContain(secretsOf(site).RDSLICENSING_PASSWORD);
  return job;
}

/** The job that merges the reports of these sites. */
function merge(file: PipelineFile, sites: readonly Site[]): Promise<FinishedJob> {
  const reports = sites.map((site) => {
    const path = `reports/${site}.json`;
    const job = jobs.get(site);
    return [path, job === undefined ? "" : leftBy(job, path)];
  });
  return runner.run({ file, name: "report", stored: {} }, Object.fromEntries(reports));
}

function setMode(site: Site, data: number): void {
  farmOf(site).host("rdsh2").registry.setValue(LICENSING_CORE, "LicensingMode", { type: "REG_DWORD", data });
}

// Three sites through two nights: the tests build on each other.
describe("examples/pipelines, by site", () => {
  test("GitHub: the first job gives the matrix of the others, as its file reads it", async () => {
    const { file, name } = { file: "github/drift-by-site.yml", name: "stacks" } as const;
    const job = await runner.run({ file, name, stored: {} });
    expect(job).toMatchObject({ code: 0 });
    const [, output = ""] = /^stacks=(.*)\n$/.exec(leftBy(job, "output")) ?? [];
    expect(JSON.parse(output)).toEqual(STACKS);
    expect(GUIDE).toContain(`--list --format json\n\`\`\`\n\n\`\`\`json\n${output}\n\`\`\`\n`);
    const { jobs: declared }: Json = parse(textOf(file));
    expect(declared.stacks.outputs.stacks).toBe("${{ steps.list.outputs.stacks }}");
    expect(declared.drift.strategy.matrix.include).toBe("${{ fromJSON(needs.stacks.outputs.stacks) }}");
  });

  test("GitLab: the first job writes a child pipeline, whose file gives its jobs the rest", async () => {
    const job = await runner.run({ file: "gitlab/drift-by-site.yml", name: "stacks", stored: {} });
    expect(job).toMatchObject({ code: 0 });
    const { include, ...child }: Json = parse(leftBy(job, "sites.json"));
    expect(child).toEqual({ site: { parallel: { matrix: STACKS } } });
    expect(textOf("gitlab/site-jobs.yml")).toBe(textOf(include.local.slice(1)));
    const { stacks, sites }: Json = parse(textOf("gitlab/drift-by-site.yml"));
    expect(stacks.artifacts.paths).toEqual(["sites.json"]);
    expect(sites.trigger.include).toEqual([{ artifact: "sites.json", job: "stacks" }]);
  });

  test("each site is a process with its own account: one holds, one drifted, of one a host is down", async () => {
    setMode("dallas", 2);
    await farmOf("singapore").host("rdsh1").down();
    await Promise.all(
      STACKS.map(async (row) => jobs.set(row.stack, await runSite("github/drift-by-site.yml", "drift", row))),
    );
    // Where a step may pass with 3, the shell has made 1 of 2.
    expect(SITES.map((site) => jobs.get(site)?.code)).toEqual([0, 1, 0]);
    expect(jobs.get("amsterdam")?.stdout).toMatch(/2 hosts: 2 ok[\s\S]*Every session host holds/);
    expect(jobs.get("dallas")?.stdout).toMatch(/2 hosts: 1 drifted, 1 ok[\s\S]*::error::/);
    expect(jobs.get("singapore")?.stdout).toMatch(/2 hosts: 1 unreachable, 1 ok[\s\S]*::warning::/);
    const gitlab = await runSite("gitlab/site-jobs.yml", "site", rowOf("dallas"));
    expect([gitlab.code, leftBy(gitlab, "reports/dallas.json")]).toEqual([2, expect.stringContaining("drifted")]);
  });

  test("one report has every host of all sites, the worst first, and fails for the drift", async () => {
    const github = await merge("github/drift-by-site.yml", SITES);
    expect(github).toMatchObject({ code: 1 });
    expect(github.stdout).toContain("6 hosts: 1 drifted, 1 unreachable, 4 ok");
    expect(github.stdout).toContain("::error::A session host does not hold what is declared: see reports/drift.html");
    const [page, summary] = [leftBy(github, "reports/drift.html"), leftBy(github, "summary.md")];
    const bad = [farmOf("dallas").host("rdsh2"), farmOf("singapore").host("rdsh1")];
    for (const text of [page, summary]) {
      const [drifted = 0, down] = bad.map(({ httpsPort }) => text.indexOf(`:${httpsPort}`));
      expect(drifted).toBeGreaterThan(0);
      expect(down).toBeGreaterThan(drifted);
    }
    expect((await merge("gitlab/site-jobs.yml", SITES)).code).toBe(2);
  });

  test("a site without a report is told and fails, whatever the others hold", async () => {
    const job = await merge("github/drift-by-site.yml", ["amsterdam", "dallas"]);
    expect(job).toMatchObject({ code: 1 });
    expect(job.stdout).toMatch(/singapore\.json does not exist/);
    expect((await merge("gitlab/site-jobs.yml", ["amsterdam"])).code).toBe(1);
  });

  test("without drift, a host that is down is a warning", async () => {
    setMode("dallas", 4);
    jobs.set("dallas", await runSite("github/drift-by-site.yml", "drift", rowOf("dallas")));
    const github = await merge("github/drift-by-site.yml", SITES);
    expect(github).toMatchObject({ code: 0 });
    expect(github.stdout).toContain("::warning::A session host did not answer");
    const [site, report] = ["site", "report"].map((name) => parse(textOf("gitlab/site-jobs.yml"))[name]);
    expect((await merge("gitlab/site-jobs.yml", SITES)).code).toBe(3);
    expect([site.allow_failure, report.allow_failure]).toEqual([{ exit_codes: [3] }, { exit_codes: [3] }]);
  });
});
