import { join } from "node:path";
import { onEndingSignal } from "../../src/cli/run-to-end";
import { runCommand } from "./support/run-command";

const CREDENTIALS = { RDSLICENSING_USERNAME: "u", RDSLICENSING_PASSWORD: "p" };
const UNFINISHED = /^rds-licensing: The command stopped before it had finished, .*\n$/;

describe("a command that is left with nothing to wait for before it has finished", () => {
  const preload = ["--require", "tsx/cjs", "--require", join(__dirname, "support/never-answers.ts")];

  test.each([
    ["check", ["check", "rdsh1", "rdsh2"]],
    ["check --watch", ["check", "rdsh1", "rdsh2", "--watch"]],
    ["repair", ["repair", "certificates", "rdsh1", "--yes"]],
  ])("fails, and says so: %s", async (_name, args) => {
    const { code, stdout, stderr } = await runCommand(args, { ...CREDENTIALS, NODE_OPTIONS: preload.join(" ") });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(UNFINISHED);
  });
});

describe("a command that finishes", () => {
  test.each([
    ["help", ["help"]],
    ["the help of a command", ["check", "--help"]],
    ["the version", ["--version"]],
  ])("succeeds: %s", async (_name, args) => {
    expect(await runCommand(args)).toMatchObject({ code: 0, stderr: "" });
  });

  test.each([
    ["no command", []],
    ["a command that does not exist", ["chek", "rdsh1"]],
    ["a command behind the end of options", ["--", "check", "rdsh1", "--", "rdsh2"]],
    ["a command without its subcommand", ["provider"]],
    ["an option that does not exist", ["check", "rdsh1", "--wach"]],
  ])("fails on %s, without the word of one that stopped", async (_name, args) => {
    const { code, stderr } = await runCommand(args);
    expect(code).toBe(1);
    expect(stderr).not.toContain("stopped before");
  });
});

describe("a signal that ends a command", () => {
  const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const listeners = () => SIGNALS.map((name) => process.listenerCount(name));

  test.each(SIGNALS)("%s is told once, so that the next one ends the process", (name) => {
    const before = process.listenerCount(name);
    let told = 0;
    const stopListening = onEndingSignal(() => {
      told += 1;
    });
    process.emit(name);
    expect([told, process.listenerCount(name)]).toEqual([1, before]);
    stopListening();
  });

  test("after it stops listening, signals end the process as before", () => {
    const before = listeners();
    const stopListening = onEndingSignal(() => {});
    expect(listeners()).toEqual(before.map((count) => count + 1));
    stopListening();
    expect(listeners()).toEqual(before);
  });
});
