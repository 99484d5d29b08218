import { describeWith } from "../../peers/support/programs";
import { COMMAND } from "../support/run-command";
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

  test("fills the screen to its last corner, paints in place, and leaves what was there before", async () => {
    const args = [
      "check",
      ...HOSTS.map(farm.address),
      "localhost:1",
      "--watch",
      "--interval",
      "1h",
      "--max-retries",
      "0",
    ];
    const environment = { ...farm.environment, RDSLICENSING_CA_CERTIFICATE: farm.caCertificate };
    window = new TmuxWindow([...COMMAND, ...args], { columns: 70, rows: 9 }, environment);
    await window.until(/^Last check .*, next/);
    const first = window.screen;
    expect(first.slice(4).map((row) => row.slice(19, 32).trim())).toEqual([
      "✓ ok",
      "! warnings",
      "✗ unhealthy",
      "! warnings",
      "⊘ unreachable",
    ]);
    expect(first[8]).toMatch(/The host refused the conn…$/);
    expect(first[8]).toHaveLength(70);
    breakMode(farm.host("healthy"));
    window.type("r");
    await window.until(/^\* .*✗ unhealthy/);
    const { screen } = window;
    expect(screen[4]).toMatch(RegExp(`^\\* ${farm.address("healthy")} +✗ unhealthy .*  mode_not_configured, 2 no…$`));
    // Nothing else moved: times and marks apart, the other rows are the same.
    expect(screen.slice(5)).toEqual(first.slice(5));
    window.type("q");
    await window.until(/^exit /);
    expect(window.screen.filter((row) => row !== "")).toEqual(["before", "exit 2"]);
  });
});
