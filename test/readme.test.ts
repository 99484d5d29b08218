import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stepsOf } from "../tools/demo-picture/steps-of";
import { terminalSvg } from "../tools/demo-picture/terminal-svg";
import { blocksOf } from "./docs/blocks";
import { page } from "./docs/pages";

const ROOT = join(__dirname, "..");
const README = page("README.md");
const DEMO = page("docs/guides/demo.md");

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
    expect(README.text.split("\n").length).toBeLessThanOrEqual(240);
  });
});

describe("the page of the demo, and the picture in the README", () => {
  test("show what the demo really prints", () => {
    const demo = spawnSync("npm", ["run", "--silent", "demo"], { cwd: ROOT, encoding: "utf8" });
    expect({ status: demo.status, stderr: demo.stderr }).toEqual({ status: 0, stderr: "" });
    const [shown, printed] = [blocksOf(DEMO)[0]?.code ?? "", demo.stdout].map(withoutChance);
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
