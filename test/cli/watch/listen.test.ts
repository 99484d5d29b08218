import { once } from "node:events";
import { createServer } from "node:net";
import { runCommand } from "../support/run-command";
import { breakMode, useWatchedFarm } from "./support/watched-farm";

const farm = useWatchedFarm();

test("check --watch --listen serves the last check, and ends with the watch", async () => {
  const watch = farm.inPipes([farm.address("healthy"), "--interval", "5s", "--listen", "127.0.0.1:0"]);
  await watch.until("ok");
  const [, url = ""] = await watch.untilError(/Serving metrics at (\S+)\.\n/);
  const served = async (line: string) => {
    for (;;) {
      const text = await (await fetch(url)).text();
      if (text.includes(line)) return text;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const host = farm.address("healthy");
  const first = await served(`rdslicensing_host_state{report="check",host="${host}",state="ok"} 1`);
  expect(first).toMatch(/^rdslicensing_report_duration_seconds\{report="check"\} \d/m);
  breakMode(farm.host("healthy"));
  await served(`rdslicensing_host_state{report="check",host="${host}",state="unhealthy"} 1`);
  watch.child.kill("SIGTERM");
  expect(await watch.ended()).toBe(2);
  await expect(fetch(url)).rejects.toThrow();
});

test.each([
  [
    ["--listen", "9182"],
    /--listen needs --watch\. Add --watch, or write the metrics once with --report openmetrics=FILE\./,
  ],
  [
    ["--watch", "--listen", "everywhere"],
    /--listen <\[address:\]port>' argument 'everywhere' is invalid\. It must be PORT or ADDRESS:PORT/,
  ],
  [
    ["--watch", "--format", "openmetrics"],
    /--watch cannot be used with --format openmetrics\. .* for metrics use --listen\./,
  ],
])("check refuses %j", async (args, message) => {
  const { code, stderr } = await runCommand(["check", "localhost:1", ...args], { RDSLICENSING_PASSWORD: "x" });
  expect(stderr).toMatch(message);
  expect(code).toBe(1);
});

test("check --watch ends with one clear error where the port is in use", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const watch = farm.inPipes([farm.address("healthy"), "--listen", String(port)]);
  expect(await watch.ended()).toBe(1);
  expect([watch.output, watch.errors]).toEqual([
    "",
    `rds-licensing: Cannot serve metrics at 127.0.0.1:${port}. Another program listens there. End it, or give --listen another port.\n`,
  ]);
  other.close();
});
