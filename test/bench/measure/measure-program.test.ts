import { tmpdir } from "node:os";
import { measureProgram } from "../../../bench/measure/measure-program";

const OPTIONS = { cwd: tmpdir(), env: { PATH: process.env.PATH } };
const ON_LINUX = process.platform === "linux" ? test : test.skip;

/** Computes for so long, and has a process below it with the provider's file name compute as long. */
const COMPUTES = "const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end);";
const AS_PROVIDER = ["-e", COMPUTES, ["", "mirror", "terraform-provider-x"].join("/")];
const STARTS_PROVIDER = `require("node:child_process").spawnSync(process.execPath, JSON.parse(Buffer.from("${Buffer.from(JSON.stringify(AS_PROVIDER)).toString("base64")}", "base64")));`;

describe("measureProgram", () => {
  ON_LINUX("counts the CPU time of the provider apart from that of the program which started it", async () => {
    const { elapsedMs, used } = await measureProgram(process.execPath, ["-e", STARTS_PROVIDER + COMPUTES], OPTIONS);
    const { terraform, provider } = used;
    // Far more than they use without computing, and far less than both together: samples may come late.
    expect(provider?.cpuMs).toBeGreaterThanOrEqual(200);
    expect(terraform?.cpuMs).toBeGreaterThanOrEqual(200);
    expect(elapsedMs).toBeGreaterThanOrEqual(600);
    expect(provider?.peakBytes).toBeGreaterThan(10e6);
  });

  ON_LINUX("hands on what a program that fails printed", async () => {
    const failing = measureProgram("sh", ["-c", "echo no provider >&2; exit 3"], OPTIONS);
    await expect(failing).rejects.toThrow(/exited with 3:\nno provider/);
  });
});
