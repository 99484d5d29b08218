import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startSimulatedFarm } from "../../src/simulator";
import { finished } from "../support/terraform";

const README = join(__dirname, "../../src/wsman/README.md");
const text = readFileSync(README, "utf8");

describe("the README of the client", () => {
  test("has a program that runs as it stands", async () => {
    const [, code = ""] = /```ts\n(.*?)```/s.exec(text) ?? [];
    const folder = mkdtempSync(join(tmpdir(), "readme-test-"));
    const program = join(folder, "main.ts");
    writeFileSync(program, code.replace("cdktf-rds-licensing/wsman", join(__dirname, "../../src/wsman/index")));
    const farm = await startSimulatedFarm();
    const env = {
      ...process.env,
      WINRM_HOST: "127.0.0.1",
      WINRM_PORT: String(farm.host("rdsh1").httpPort),
      WINRM_PASSWORD: farm.credentials.password,
    };
    const child = spawn(process.execPath, [require.resolve("tsx/cli"), program], { env });
    const result = await finished(child);
    await farm.stop();
    rmSync(folder, { recursive: true });
    expect(result).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^OS: 10\..*: return value 0, licensing mode 5\nMicrosoft Windows Server.*\n$/),
      stderr: "",
    });
  });

  test("links to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path]) => path ?? "");
    expect(links.filter((path) => !existsSync(join(dirname(README), path)))).toEqual([]);
    expect(links).not.toEqual([]);
  });
});
