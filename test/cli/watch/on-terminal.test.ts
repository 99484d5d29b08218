import { breakMode, fixMode, useWatchedFarm } from "./support/watched-farm";

const farm = useWatchedFarm();

/** Long enough that only the key calls for a poll. */
const SELDOM = ["--interval", "1h", "--max-retries", "0"];
const ALTERNATE_SCREEN = "\u001b[?1049h";
const GIVEN_BACK = "\u001b[?7h\u001b[?25h\u001b[?1049l";

describe("rds-licensing check --watch on a terminal", () => {
  test("shows a host that drifts behind its back, over the connection it has, and ends on q with what it saw last", async () => {
    const [good, other] = ["healthy", "aad-per-user"].map(farm.address);
    const watch = farm.onTerminal([`${good}`, `${other}`, ...SELDOM], { environment: { NO_COLOR: "1" } });
    await watch.until("Last check");
    expect(watch.screen[0]).toBe("RDS licensing of 2 hosts: 1 with warnings, 1 ok");
    expect(watch.screen[4]).toMatch(
      RegExp(`^> {2}${good} +✓ ok +\\d\\d:\\d\\d:\\d\\d +per_user \\(local\\) +lic-good`),
    );
    breakMode(farm.host("healthy"));
    watch.type("r");
    await watch.until("1 unhealthy, 1 with warnings; 1 changed (*)");
    expect(watch.screen[0]).toMatch("1 unhealthy, 1 with warnings; 1 changed (*)");
    expect(watch.screen[4]).toMatch(RegExp(`^>\\* ${good} +✗ unhealthy .* not_configured .* mode_not_configured`));
    expect(watch.screen[5]).toMatch(RegExp(`^ {3}${other} +! warnings `));
    watch.type("q");
    expect(await watch.ended()).toBe(2);
    expect(["healthy", "aad-per-user"].map((name) => farm.host(name).connections)).toEqual([1, 1]);
    expect(watch.output).not.toMatch(/\u001b\[\d*m/);
  });

  test("shows color where there is some, counts warnings where it is to, and gives the terminal back as it was", async () => {
    const args = [farm.address("aad-per-user"), "--fail-on", "warning", ...SELDOM];
    const watch = farm.onTerminal(args, { environment: { FORCE_COLOR: "1" } });
    await watch.until("Last check");
    expect(watch.output).toContain("\u001b[33m! warnings");
    watch.type("Q");
    expect(await watch.ended()).toBe(2);
    const [before, during, after] = watch.output.split(RegExp(`${escaped(ALTERNATE_SCREEN)}|${escaped(GIVEN_BACK)}`));
    expect(before).toBe("");
    expect(during).toContain("Last check");
    expect(after).toMatch(/[^-]icanon[\s\S]*[^-]echo\b/);
    expect(after).not.toMatch(/RDS|rds/);
  });

  test("shows a host that is gone and one that is back, and ends on Ctrl-C with how it is then", async () => {
    const watch = farm.onTerminal([farm.address("healthy"), ...SELDOM]);
    await watch.until("✓ ok");
    await farm.host("healthy").down();
    watch.type("r");
    await watch.until(/^>\* .*⊘ unreachable .*The host refused the connection/m);
    await farm.host("healthy").up();
    watch.type("r");
    await watch.until(/^>\* .*✓ ok/m);
    watch.type("\u0003");
    expect(await watch.ended()).toBe(0);
  });

  test("fits the terminal, also when that is made smaller", async () => {
    const names = ["healthy", "aad-per-user", "mode-not-configured", "role-not-active", "service-stopped"];
    const watch = farm.onTerminal([...names.map(farm.address), ...SELDOM]);
    await watch.until("Last check");
    expect(watch.screen[3]).toMatch(/HOST .* FINDINGS/);
    watch.resize({ columns: 40, rows: 8 });
    await watch.until(/^1-2 of 5; not shown: /m);
    expect(watch.screen).toHaveLength(8);
    expect(watch.screen.filter((line) => line.length > 40)).toEqual([]);
    expect(watch.screen.slice(4, 6).map((line) => /✗ unhealthy/.test(line))).toEqual([true, true]);
    expect(watch.screen[7]).toBe("↑↓ move  Enter open  r check now  q quit");
    watch.type("q");
    expect(await watch.ended()).toBe(2);
  });

  test("opens the host that is selected, keeps it open through a check, and goes back to it", async () => {
    const [broken, good] = ["mode-not-configured", "healthy"].map(farm.address);
    const watch = farm.onTerminal([`${broken}`, `${good}`, ...SELDOM], { environment: { NO_COLOR: "1" } });
    await watch.until("Last check");
    watch.type("\u001b[B");
    await watch.until(RegExp(`^> {2}${good} `, "m"));
    watch.type("\r");
    await watch.until(RegExp(`^${good} {2}✓ ok since .*\\n[^]*\\nmode: per_user\\n[^]*Esc back`));
    breakMode(farm.host("healthy"));
    watch.type("r");
    await watch.until(RegExp(`^${good} {2}✗ unhealthy since .*[^]*\\nerror mode_not_configured: [^]*\\n {2}\\S`));
    watch.type("\u001b");
    await watch.until(RegExp(`^>\\* ${good} +✗ unhealthy`, "m"));
    watch.type("q");
    expect(await watch.ended()).toBe(2);
    expect(watch.output).not.toMatch(/\u001b\[\d*m/);
  });

  test("gives the terminal back on SIGTERM while a host is open", async () => {
    const watch = farm.onTerminal([farm.address("healthy"), ...SELDOM]);
    await watch.until("Last check");
    watch.type("\r");
    await watch.until("Esc back");
    watch.signal("SIGTERM");
    expect(await watch.ended()).toBe(0);
    expect(watch.output.split(GIVEN_BACK)[1]).toMatch(/[^-]icanon[\s\S]*[^-]echo\b/);
  });

  test("asks for the password once, and does not show it", async () => {
    const environment = { RDSLICENSING_PASSWORD: undefined };
    const watch = farm.onTerminal([farm.address("healthy"), ...SELDOM], { environment });
    await watch.until(`Password of ${farm.account}`);
    watch.type(`${farm.password}\n`);
    await watch.until("✓ ok");
    breakMode(farm.host("healthy"));
    watch.type("r");
    await watch.until("✗ unhealthy");
    fixMode(farm.host("healthy"));
    watch.type("r");
    await watch.until("✓ ok");
    watch.type("q");
    expect(await watch.ended()).toBe(0);
    expect(watch.output.match(/Password of/g)).toHaveLength(1);
    expect(watch.output).not.toContain(farm.password);
  });

  test("ends on q while a host keeps the first poll waiting, with the terminal given back and no report", async () => {
    farm.host("healthy").fault({ name: "hang", times: 0 });
    const watch = farm.onTerminal([farm.address("healthy"), ...SELDOM]);
    await watch.until("Checking: 0/1 done");
    watch.type("q");
    expect(await watch.ended()).toBe(1);
    expect(watch.output.split(GIVEN_BACK)[1]).toMatch(/^rds-licensing: .*canceled/);
  });

  test("ends on q while a later poll is kept waiting, with what the poll before found", async () => {
    const watch = farm.onTerminal([farm.address("mode-not-configured"), ...SELDOM]);
    await watch.until("✗ unhealthy");
    farm.host("mode-not-configured").fault({ name: "hang", times: 0 });
    watch.type("r");
    await watch.until("checking: 0/1 done");
    watch.type("q");
    expect(await watch.ended()).toBe(2);
  });

  test("goes on with the others when one host rejects the credentials later on, and asks that one no more", async () => {
    const host = farm.host("healthy");
    const watch = farm.onTerminal([farm.address("healthy"), farm.address("aad-per-user"), ...SELDOM]);
    await watch.until("Last check");
    host.fault({ name: "http-access-denied", times: 0 });
    watch.type("r");
    await watch.until(/1 failed, 1 with warnings; 1 changed/);
    const { requests } = host;
    watch.type("r");
    // The change was in the poll before.
    await watch.until(/1 failed, 1 with warnings$/m);
    expect(host.requests).toBe(requests);
    watch.type("q");
    expect(await watch.ended()).toBe(1);
  });
});

function escaped(text: string): string {
  return text.replace(/[[\]?]/g, "\\$&");
}
