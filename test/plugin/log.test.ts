import { createLogger, type LogLevel, logLevel } from "../../src/plugin/log";
import { Decimal } from "../../src/plugin/number";
import { Secrets } from "../../src/plugin/secrets";
import { UNKNOWN } from "../../src/plugin/value";

function capture(name: LogLevel | "off" = "trace") {
  const level = name === "off" ? undefined : name;
  const lines: string[] = [];
  const secrets = new Secrets();
  return { log: createLogger({ module: "note", level, secrets, write: (line) => lines.push(line) }), lines, secrets };
}

describe("a log line", () => {
  test("is one JSON object as hclog writes it, with six digits of a second", () => {
    const { log, lines } = capture();
    log.warn("low on paper", { sheets: 3 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/\n$/);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      "@level": "warn",
      "@message": "low on paper",
      "@module": "note",
      "@timestamp": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      sheets: 3,
    });
  });

  test("masks secrets in the message and in fields at any depth", () => {
    const { log, lines } = capture();
    log.secret('pass"word');
    log.info('login with pass"word', { header: ['Basic pass"word'], error: new Error('bad pass"word') });
    expect(lines[0]).not.toContain("word");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      "@message": "login with (sensitive)",
      header: ["Basic (sensitive)"],
    });
  });

  test("takes values JSON has no notation for, and keeps its own fields", () => {
    const { log, lines } = capture();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    log.debug("odd", { big: 2n ** 70n, decimal: new Decimal("1.5"), unknown: UNKNOWN, circle, "@level": 7 });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      "@level": "debug",
      big: "1180591620717411303424",
      decimal: "1.5",
      unknown: "Symbol(unknown)",
      circle: { self: "(circular)" },
    });
  });

  test("stays below the length at which Terraform splits lines", () => {
    const { log, lines } = capture();
    log.info("x".repeat(100_000));
    expect(lines[0]?.length).toBeLessThan(65_536);
  });

  test("is left out below the level", () => {
    const { log, lines } = capture("warn");
    log.info("quiet");
    log.error("loud");
    expect(lines).toHaveLength(1);
    const off = capture("off");
    off.log.error("never");
    expect(off.lines).toHaveLength(0);
  });
});

test.each<[NodeJS.ProcessEnv, LogLevel | undefined]>([
  [{}, undefined],
  [{ TF_LOG: "OFF" }, undefined],
  [{ TF_LOG: "INFO" }, "info"],
  [{ TF_LOG: "INFO", TF_LOG_PROVIDER: "error" }, "error"],
  [{ TF_LOG: "JSON" }, "trace"],
])("the level for %j is %s", (environment, expected) => {
  expect(logLevel(environment)).toBe(expected);
});
