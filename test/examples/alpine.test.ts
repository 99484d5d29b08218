import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { findTerraform } from "../../tools/terraform/find-terraform";
import { PIPELINES } from "./support/pipeline-files";

const jobs = parse(readFileSync(join(PIPELINES, "alpine/.gitlab-ci.yml"), "utf8"), { strict: true, uniqueKeys: true });
const MUSL = process.arch === "arm64" ? "linux_arm64_musl" : "linux_amd64_musl";

/** A folder with stand-ins of Alpine's programs, each of which notes how it was called. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "alpine-"));
  mkdirSync(join(folder, "bin"));
  for (const name of ["apk", "terraform", "npm", "npx"]) {
    const program = join(folder, "bin", name);
    writeFileSync(program, `#!/bin/sh\necho ${name} "$@" >>'${folder}/noted'\n`);
    chmodSync(program, 0o755);
  }
  cpSync(join(PIPELINES, "ci"), join(folder, "ci"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(command: string, environment: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, PATH: `${folder}/bin:${process.env.PATH}`, ...environment };
  const { status, stderr } = spawnSync("sh", ["-e", "-c", command], { cwd: folder, encoding: "utf8", env });
  return { status, stderr, noted: readFileSync(join(folder, "noted"), "utf8").trim().split("\n") };
}

describe("The pipeline for Alpine", () => {
  test("runs scripts that are there, in the image of Terraform, which starts nothing by itself", () => {
    expect(jobs.default.image).toEqual({ name: expect.stringMatching(/^hashicorp\/terraform:/), entrypoint: [""] });
    const commands: string[] = [...jobs.program.script, ...jobs.script.script];
    for (const command of commands) {
      expect([command, existsSync(join(PIPELINES, /^sh (ci\/[a-z]+\.sh)/.exec(command)?.[1] ?? "missing"))]).toEqual([
        command,
        true,
      ]);
    }
  });

  const hasZip = spawnSync("zip", ["-v"]).status === 0;
  (hasZip ? test : test.skip)("lays the program for musl and its mirror where the job expects them", () => {
    const release = join(folder, "vendor/rds-licensing");
    mkdirSync(release, { recursive: true });
    writeFileSync(join(folder, "rds-licensing"), "#!/bin/sh\n", { mode: 0o755 });
    const zip = join(release, `rds-licensing_1.2.0_${MUSL}.zip`);
    execFileSync("zip", ["-q", zip, "rds-licensing"], { cwd: folder });
    const { status, stderr, noted } = run(jobs.program.script[0], jobs.program.variables);
    expect([status, stderr]).toEqual([0, ""]);
    expect(noted).toEqual(["apk add --no-cache libstdc++", "terraform -chdir=terraform init -input=false"]);
    expect(existsSync(join(folder, ".musl/rds-licensing"))).toBe(true);
    const config = jobs.program.variables.TF_CLI_CONFIG_FILE.replace("$CI_PROJECT_DIR", folder);
    expect(readFileSync(config, "utf8")).toContain(`path    = "${release}/mirror-musl"`);
    // Whatever is wrong with it, the engine says when it starts.
    const env = { ...process.env, TF_CLI_CONFIG_FILE: config };
    expect(spawnSync(findTerraform(), ["version"], { encoding: "utf8", env }).stderr).toBe("");
  });

  test("installs the script with Node", () => {
    const { status, noted } = run(jobs.script.script[0]);
    expect(status).toBe(0);
    expect(noted).toEqual([
      "apk add --no-cache nodejs npm",
      "npm ci --ignore-scripts --no-audit --no-fund",
      "npx --no rds-licensing provider install --script",
      "terraform -chdir=terraform init -input=false",
    ]);
  });
});
