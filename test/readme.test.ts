import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stepsOf } from "../tools/demo-picture/steps-of";
import { terminalSvg } from "../tools/demo-picture/terminal-svg";
import { shippedProvider } from "./support/provider";
import { Workspace } from "./support/terraform";

const ROOT = join(__dirname, "..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const DEMO = readFileSync(join(ROOT, "docs/guides/demo.md"), "utf8");

/** The code block of a page that follows `<!-- name -->`. */
function block(name: string, page = README): string {
  const code = new RegExp(`<!-- ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (code === undefined) throw new Error(`There is no block "${name}"`);
  return code;
}

/** What differs from run to run: ports, and what is built or installed before the first step. */
function withoutChance(output: string): string {
  return withoutPorts(output.slice(output.indexOf("RDS licensing as code"))).trim();
}

function withoutPorts(output: string): string {
  return output.replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT").replace(/licensing_\d+_[0-9A-F]{8}/g, "licensing_HOST");
}

/** The numbered lines and the commands, in their order. Hosts in a report come in the order of their ports' digits. */
function steps(output: string): string[] {
  return output.split("\n").filter((line) => /^\d+\. |^ +\$ |exit code/.test(line));
}

/** The lines of text in a picture. */
function textsIn(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, text]) => text ?? "");
}

describe("the README", () => {
  test("can be read in one sitting", () => {
    expect(README.split("\n").length).toBeLessThanOrEqual(200);
  });

  test("has HCL that the provider accepts", async () => {
    const terraform = new Workspace({ provider: shippedProvider() });
    terraform.write(block("hcl"));
    expect((await terraform.init()).code).toBe(0);
    expect(await terraform.validate()).toMatchObject({ code: 0, stdout: expect.stringContaining("is valid") });
    terraform.remove();
  });

  test("has a CDKTF program that synthesizes both hosts", () => {
    mkdirSync(join(ROOT, ".cache"), { recursive: true });
    // Inside the project, where Node finds the package by its own name.
    const folder = mkdtempSync(join(ROOT, ".cache", "readme-"));
    writeFileSync(join(folder, "main.ts"), block("cdktf"));
    const { status, stderr } = spawnSync(process.execPath, [require.resolve("tsx/cli"), "main.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const synthesized = JSON.parse(readFileSync(join(folder, "cdktf.out/stacks/farm/cdk.tf.json"), "utf8"));
    rmSync(folder, { recursive: true });
    const hosts = Object.values<{ host: string }>(synthesized.resource.rdslicensing_configuration);
    expect(hosts.map(({ host }) => host)).toEqual(["rdsh1.contoso.com", "rdsh2.contoso.com"]);
    expect(JSON.stringify(synthesized)).not.toContain("password");
  });
});

describe("the page of the demo, and the picture in the README", () => {
  test("show what the demo really prints", () => {
    const demo = spawnSync("npm", ["run", "--silent", "demo"], { cwd: ROOT, encoding: "utf8" });
    expect({ status: demo.status, stderr: demo.stderr }).toEqual({ status: 0, stderr: "" });
    const [shown, printed] = [block("demo", DEMO), demo.stdout].map(withoutChance);
    expect(steps(shown ?? "")).toEqual(steps(printed ?? ""));
    expect(shown?.split("\n").sort()).toEqual(printed?.split("\n").sort());

    const drawn = [
      readFileSync(join(ROOT, "docs/images/demo.svg"), "utf8"),
      terminalSvg(stepsOf(demo.stdout, 5, 8), "npm run demo"),
    ];
    const [before, now] = drawn.map((svg) => textsIn(svg).map(withoutPorts).sort());
    expect(before).toEqual(now);
  });
});
