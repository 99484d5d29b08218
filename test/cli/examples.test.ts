import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { ABOUT } from "../../src/cli/about";
import { buildProgram } from "../../src/cli/program";
import { parseFarm, startSimulatedFarm } from "../../src/simulator";
import { defaultFarm } from "../../src/simulator/default-farm";

const PATHS = pathsBelow(buildProgram(["help"]));

/** Every command and subcommand, as the words that name it. */
function pathsBelow(command: Command, path: readonly string[] = []): readonly (readonly string[])[] {
  return [path, ...command.commands.flatMap((child) => pathsBelow(child, [...path, child.name()]))];
}

/** A program of its own for each use: the values of options stay in a command. */
function loaded(): Command {
  return buildProgram(["help"]);
}

function commandAt(program: Command, path: readonly string[]): Command {
  return path.reduce((command, name) => {
    const child = command.commands.find((each) => each.name() === name);
    if (child === undefined) throw new Error(`There is no command ${path.join(" ")}.`);
    return child;
  }, program);
}

function helpOf(path: readonly string[]): string {
  let text = "";
  const command = commandAt(loaded(), path);
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}

/** The lines below "Examples:", each in the words that a shell makes of it, without those that start the program. */
function examplesOf(path: readonly string[]): readonly (readonly string[])[] {
  const [, block = ""] = /\nExamples:\n((?: {2}.+\n)*)/.exec(helpOf(path)) ?? [];
  return block
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      if (!line.startsWith(`  ${ABOUT.started} `)) throw new Error(`${line} does not start the program.`);
      const words = line.slice(ABOUT.started.length + 3).match(/"[^"]*"|\S+/g) ?? [];
      return words.map((word) => word.replace(/"/g, ""));
    });
}

/** What the program prints where it refuses words. */
async function refusalOf(words: readonly string[]): Promise<string> {
  const program = loaded();
  let written = "";
  for (const path of PATHS) {
    const command = commandAt(program, path).exitOverride();
    command.configureOutput({
      writeErr: (text) => {
        written += text;
      },
    });
  }
  await program.parseAsync([...words], { from: "user" }).catch(() => undefined);
  return written;
}

/** Which command runs, with nothing of what it does. @throws where the parser refuses a word */
async function commandRunBy(words: readonly string[]): Promise<string | undefined> {
  const program = loaded();
  let run: string | undefined;
  for (const path of PATHS) {
    const command = commandAt(program, path).exitOverride();
    command.configureOutput({ writeErr: () => {} });
    if (command.commands.length > 0 && path.join(" ") !== "simulate") continue;
    command.action(() => {
      run = path.join(" ");
    });
  }
  await program.parseAsync([...words], { from: "user" });
  return run;
}

/** Of an explanation; options are broken where they are shown, and examples are to be pasted. */
const LONGEST_LINE = 125;

const SECTION_ENDS = /\n\nDocumentation: (\S+)( in the npm package cdktf-rds-licensing)?\n$/;

describe.each(PATHS.map((path) => [path.join(" ") || "the program", path] as const))("the help of %s", (_, path) => {
  beforeAll(() => {
    process.env.RDSLICENSING_CONTROL = "http://127.0.0.1:1/";
  });
  afterAll(() => {
    delete process.env.RDSLICENSING_CONTROL;
  });

  test("has one to three examples that its own parser takes", async () => {
    const examples = examplesOf(path);
    expect([1, 2, 3]).toContain(examples.length);
    for (const words of examples) {
      const run = await commandRunBy(words);
      expect(run?.split(" ").slice(0, path.length)).toEqual(path);
    }
  });

  test("has no line of prose that is longer than the others are", () => {
    const prose = helpOf(path)
      .split("\n")
      .filter((line) => !/^ |^Usage: |^Documentation: /.test(line));
    expect(prose.filter(({ length }) => length > LONGEST_LINE)).toEqual([]);
  });

  test("ends with where to read on", () => {
    const [, place = "", inPackage] = SECTION_ENDS.exec(helpOf(path)) ?? [];
    if (path.length === 0) expect(place).toBe(ABOUT.documentation);
    else {
      expect(inPackage).toBeDefined();
      expect(readdirSync(join(__dirname, "../../docs/guides")).map((name) => `docs/guides/${name}`)).toContain(place);
    }
  });
});

test.each([
  [["check", "rdsh1", "--no-such-option"], /unknown option/],
  [["init", "hcl", "farm"], /too many arguments/],
  [["doctor"], /missing required argument/],
  [["check", "rdsh1", "--interval", "soon"], /must be a duration/],
])("an example %j would be refused", async (words, message) => {
  await expect(commandRunBy(words)).rejects.toThrow(message);
});

test.each([
  [["init", "hcl", "farm"], "too many arguments for 'init'", "init [options] [form]", "init hcl --out farm"],
  [["init", "farm"], "'farm' is invalid for argument 'form'", "init [options] [form]", "init hcl --out farm"],
  [["doctor", "rdsh1", "rdsh2"], "too many arguments for 'doctor'", "doctor [options] <host>", "doctor rdsh1"],
  [
    ["simulate", "set", "rdsh1"],
    "required option '--control <url>' not specified",
    "simulate set [options] <host> <key>",
    "simulate set",
  ],
])("words that are refused are answered with what the command takes: %j", async (words, why, usage, example) => {
  const refusal = await refusalOf(words);
  expect(refusal).toMatch(/^error: /);
  expect(refusal).toContain(why);
  expect(refusal).toContain(`\n\nUsage: rds-licensing ${usage}`);
  expect(refusal).toContain(`\n\nExamples:\n  ${ABOUT.started} `);
  expect(refusal).toContain(`  ${ABOUT.started} ${example}`);
});

describe("the examples of what controls a simulated farm", () => {
  const written = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  afterAll(() => {
    written.mockRestore();
    process.exitCode = undefined;
    delete process.env.RDSLICENSING_CONTROL;
  });

  test("run as they are on the farm that simulate starts, and on a Connection Broker, which it has not", async () => {
    const brokers = parseFarm({ hosts: [{ name: "rdcb1", role: "connection_broker" }] });
    const farm = await startSimulatedFarm({ farm: { ...brokers, hosts: [...defaultFarm().hosts, ...brokers.hosts] } });
    try {
      process.env.RDSLICENSING_CONTROL = farm.controlUrl;
      const controlling = PATHS.filter(([first, second]) => first === "simulate" && second !== undefined);
      expect(controlling).toHaveLength(8);
      for (const words of controlling.flatMap(examplesOf)) {
        await buildProgram(words).parseAsync([...words], { from: "user" });
        expect([words, process.exitCode]).toEqual([words, 0]);
      }
    } finally {
      await farm.stop();
    }
  });
});
