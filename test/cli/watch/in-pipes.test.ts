import { runCommand } from "../support/run-command";
import { breakMode, useWatchedFarm } from "./support/watched-farm";

const farm = useWatchedFarm();
/** The shortest there is. */
const OFTEN = ["--interval", "5s", "--max-retries", "0"];
const SELDOM = ["--interval", "1h", "--max-retries", "0"];
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe("rds-licensing check --watch in a pipe", () => {
  test("writes a line for each host, then one for each that changes, and ends on SIGINT with how it is then", async () => {
    const watch = farm.inPipes([farm.address("healthy"), farm.address("aad-per-user"), ...OFTEN]);
    await watch.until(/\tok\t[\s\S]*aad_per_user.*\n|aad_per_user.*\n[\s\S]*\tok\t/);
    breakMode(farm.host("healthy"));
    await watch.until(/unhealthy.*\n/);
    watch.child.kill("SIGINT");
    expect(await watch.ended()).toBe(2);
    const lines = watch.output.trimEnd().split("\n");
    const told = lines.map((line) => line.split("\t").slice(1, 4).join(" "));
    // Each as it answers, so that the first two come in any order.
    expect(told.slice(0, 2).sort()).toEqual(
      [
        `${farm.address("healthy")} ok per_user (local)`,
        `${farm.address("aad-per-user")} warnings aad_per_user (Group Policy)`,
      ].sort(),
    );
    expect(told.slice(2)).toEqual([`${farm.address("healthy")} unhealthy not_configured`]);
    for (const line of lines) expect(line.split("\t")[0]).toMatch(TIME);
    expect(watch.output).not.toContain("\u001b");
    expect(watch.errors).toBe("");
  });

  test("reads a list from standard input once, and looks at its hosts again and again", async () => {
    const watch = farm.inPipes(["-", ...OFTEN]);
    watch.child.stdin.end(`${farm.address("healthy")}\n${farm.address("aad-per-user")}  # kiosk\n`);
    await watch.until(/\tok\t[\s\S]*aad_per_user.*\n|aad_per_user.*\n[\s\S]*\tok\t/);
    breakMode(farm.host("healthy"));
    await watch.until(/unhealthy.*\n/);
    watch.child.kill("SIGINT");
    expect(await watch.ended()).toBe(2);
    expect(watch.output.trimEnd().split("\n")).toHaveLength(3);
    expect(watch.errors).toBe("");
  });

  test("ends on SIGTERM as well", async () => {
    const watch = farm.inPipes([farm.address("healthy"), "localhost:1", ...SELDOM]);
    await watch.until(/\tok\t[\s\S]*unreachable|unreachable[\s\S]*\tok\t/);
    watch.child.kill("SIGTERM");
    expect(await watch.ended()).toBe(3);
  });

  test("ends when nobody reads anymore and there is something to tell", async () => {
    const watch = farm.inPipes([farm.address("healthy"), ...OFTEN]);
    await watch.until("ok");
    watch.child.stdout.destroy();
    breakMode(farm.host("healthy"));
    expect(await watch.ended()).toBe(2);
    expect(watch.errors).toBe("");
  });

  test("tries rejected credentials at two hosts once, and ends with what one of them said", async () => {
    const names = ["healthy", "aad-per-user", "mode-not-configured"];
    const requests = () => names.map((name) => farm.host(name).requests);
    const watch = farm.inPipes([...names.map(farm.address), ...OFTEN], { RDSLICENSING_PASSWORD: "not it" });
    expect(await watch.ended()).toBe(1);
    expect(watch.output.match(/\tfailed\t/g)).toHaveLength(3);
    expect(watch.errors).toMatch(/^rds-licensing: localhost:\d+: The host did not accept the credential: /);
    // NTLM's logon: the challenge is fetched, and the answer to it rejected, which the third host is spared.
    expect(requests().sort()).toEqual([1, 2, 2]);
  });

  test.each([
    [["--watch", "--format", "json"], /--watch cannot be used with --format json/],
    [["--watch", "--out", "report.txt"], /--watch cannot be used with --out/],
    [["--interval", "30s"], /--interval needs --watch/],
    [["--watch", "--interval", "4s"], /5s or more/],
    [["--watch", "--interval", "soon"], /must be a duration/],
  ])("refuses %j with what is wrong, and asks nobody", async (args, message) => {
    const { code, stdout, stderr } = await runCommand(["check", farm.address("healthy"), ...args], farm.environment);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([1, ""]);
    expect(farm.host("healthy").requests).toBe(0);
  });

  test("is explained by the help", async () => {
    const { stdout } = await runCommand(["check", "--help"]);
    expect(stdout).toMatch(
      /--watch [\s\S]*--interval <duration> [\s\S]*default:\s+30s[\s\S]*Enter\s+opens a host[\s\S]*r checks now; q/,
    );
  });
});
