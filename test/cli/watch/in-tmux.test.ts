import { describeWith } from "../../peers/support/programs";
import { COMMAND } from "../support/run-command";
import type { TerminalSize } from "./support/live-command";
import { TmuxWindow } from "./support/tmux-window";
import { breakMode, useWatchedFarm } from "./support/watched-farm";

const HOSTS = ["healthy", "aad-per-user", "mode-not-configured", "stray-license-servers"];

describeWith(["/usr/bin/tmux"], "rds-licensing check --watch judged by the terminal of tmux", () => {
  const farm = useWatchedFarm();
  let window: TmuxWindow | undefined;
  afterEach(() => {
    window?.close();
    window = undefined;
  });

  function watch(hosts: readonly string[], size: TerminalSize, more: NodeJS.ProcessEnv = {}): TmuxWindow {
    const args = ["check", ...hosts, "--watch", "--interval", "1h", "--max-retries", "0"];
    const environment = { ...farm.environment, RDSLICENSING_CA_CERTIFICATE: farm.caCertificate, ...more };
    window = new TmuxWindow([...COMMAND, ...args], size, environment);
    return window;
  }

  test("fills the rows of the screen, paints in place, and leaves what was there before", async () => {
    const window = watch([...HOSTS.map(farm.address), "localhost:1"], { columns: 71, rows: 10 });
    await window.until(/^Last check .*, next/);
    const first = window.screen;
    expect(first.slice(4, 9).map((row) => row.slice(20, 33).trim())).toEqual([
      "✓ ok",
      "! warnings",
      "✗ unhealthy",
      "! warnings",
      "⊘ unreachable",
    ]);
    expect(first[8]).toMatch(/The host refused the conn…$/);
    expect(first[8]).toHaveLength(71);
    breakMode(farm.host("healthy"));
    window.type("r");
    await window.until(/^>\* .*✗ unhealthy/);
    const { screen } = window;
    expect(screen[4]).toMatch(RegExp(`^>\\* ${farm.address("healthy")} +✗ unhealthy .*  mode_not_configured, 2 no…$`));
    // Nothing else moved: times and marks apart, the other rows are the same.
    expect(screen.slice(5)).toEqual(first.slice(5));
    window.type("q");
    await window.until(/^exit /);
    expect(window.screen.filter((row) => row !== "")).toEqual(["before", "exit 2"]);
  });

  test("scrolls and opens hosts without color on a small terminal, whose last corner the keys fill", async () => {
    const window = watch([...HOSTS.map(farm.address), "localhost:1"], { columns: 40, rows: 8 }, { NO_COLOR: "1" });
    await window.until(/^Last check .*, next/);
    expect(window.screen[6]).toMatch(/^1-2 of 5; not shown: /);
    expect(window.screen[7]).toBe("↑↓ move  Enter open  r check now  q quit");
    // The worst first: one that is unhealthy, one that does not answer, two with warnings, one that is well.
    expect(window.screen[4]).toMatch(RegExp(`^> {2}${farm.address("mode-not-configured")}`));
    window.type("PageDown");
    await window.until(/^> {2}localhost:1 +⊘/);
    window.type("End");
    await window.until(RegExp(`^> {2}${farm.address("healthy")} +✓ ok`));
    expect(window.screen[6]).toMatch(/^4-5 of 5; not shown: 1 unhealthy, 1 unr…$/);
    window.type("Enter");
    await window.until(/^license servers: lic-good/);
    expect(window.screen[0]).toMatch(RegExp(`^${farm.address("healthy")} {2}✓ ok since`));
    window.type("Escape");
    await window.until(RegExp(`^> {2}${farm.address("healthy")} +✓ ok`));
    window.type("k");
    await window.until(/^> .*! warnings/);
    window.type("C-c");
    await window.until(/^exit 2/);
  });
});
