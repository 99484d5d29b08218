import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MetricsServer } from "../../../src/cli/watch/metrics-server";
import { everyState } from "../../support/sample-reports";
import type { Json } from "../../support/terraform";
import { describeWith, freePort, PROMETHEUS } from "../support/programs";

const ALERTS = join(__dirname, "../../../examples/monitoring/alerts.yml");

describeWith([PROMETHEUS], "Prometheus, which collects what check --watch --listen serves,", () => {
  const directory = mkdtempSync(join(tmpdir(), "prometheus-"));
  let metrics: MetricsServer;
  let url: string;
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    metrics = await MetricsServer.open({ host: "127.0.0.1", port: 0 });
    metrics.serve(everyState);
    const target = new URL(metrics.url).host;
    const config = {
      global: { scrape_interval: "1s", evaluation_interval: "1s" },
      rule_files: [ALERTS],
      scrape_configs: [{ job_name: "rds-licensing", static_configs: [{ targets: [target] }] }],
    };
    writeFileSync(join(directory, "prometheus.yml"), JSON.stringify(config));
    const address = `127.0.0.1:${await freePort()}`;
    url = `http://${address}/api/v1/`;
    const args = ["--config.file=prometheus.yml", `--web.listen-address=${address}`, "--storage.tsdb.path=data"];
    const child = spawn(PROMETHEUS, args, { cwd: directory, stdio: "ignore" });
    const ended = once(child, "close");
    stop = () => {
      child.kill("SIGKILL");
      return ended;
    };
  });
  afterAll(async () => {
    await stop();
    metrics.close();
    rmSync(directory, { recursive: true });
  });

  /** What the API answers, once it is there and holds something. */
  async function ask(path: string, isThere: (data: Json) => boolean): Promise<Json> {
    for (;;) {
      const answer: Json = await fetch(url + path)
        .then((response) => response.json())
        .catch(() => undefined);
      if (answer?.data !== undefined && isThere(answer.data)) return answer.data;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const query = (text: string) => ask(`query?query=${encodeURIComponent(text)}`, ({ result }) => result.length > 0);

  test("finds nothing to complain of", async () => {
    const { activeTargets } = await ask("targets", (data) => /^(up|down)$/.test(data.activeTargets?.[0]?.health));
    expect(activeTargets).toMatchObject([{ health: "up", lastError: "" }]);
  });

  test("has the CALs and the hosts", async () => {
    const { result } = await query("rdslicensing_license_server_cals_over");
    expect(result).toMatchObject([
      { metric: { server: "lic1.contoso.com", mode: "per_user" }, value: [expect.anything(), "12"] },
    ]);
    expect((await query("sum(rdslicensing_hosts)")).result[0].value[1]).toBe(String(everyState.hosts.length));
  });

  test("raises the alerts", async () => {
    const { alerts } = await ask("alerts", (data) =>
      data.alerts.some(({ labels }: Json) => labels.alertname === "RdsLicensingDrift"),
    );
    const hosts = alerts
      .filter(({ labels }: Json) => labels.alertname === "RdsLicensingDrift")
      .map(({ labels }: Json) => labels.host);
    expect(hosts.sort()).toEqual(["deposed.contoso.com", "drifted.contoso.com"]);
  });
});
