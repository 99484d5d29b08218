import { randomUUID } from "node:crypto";
import { type Programs, runCommandLine } from "./cmd";
import { encodeOutput } from "./code-page";
import type { ProgramResult } from "./program";

/** What one Receive brings. */
export interface CommandOutput {
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  /** Present when the program has ended and nothing is left. */
  readonly exitCode?: number;
}

/** A command of a shell: its program has run, its output waits to be received. */
export class ShellCommand {
  readonly id = newId();
  #stdout: Buffer;
  #stderr: Buffer;
  readonly #exitCode: number;

  constructor(result: ProgramResult, codePage: string | undefined) {
    this.#stdout = encodeOutput(result.stdout, codePage);
    this.#stderr = encodeOutput(result.stderr, codePage);
    this.#exitCode = result.exitCode;
  }

  receive(): CommandOutput {
    return { ...this.#take(this.#stdout.length, this.#stderr.length), exitCode: this.#exitCode };
  }

  /** The first half of what is left, as of a program that is still writing. */
  receivePart(): CommandOutput {
    return this.#take(Math.ceil(this.#stdout.length / 2), Math.ceil(this.#stderr.length / 2));
  }

  #take(fromStdout: number, fromStderr: number): CommandOutput {
    const taken = { stdout: this.#stdout.subarray(0, fromStdout), stderr: this.#stderr.subarray(0, fromStderr) };
    this.#stdout = this.#stdout.subarray(fromStdout);
    this.#stderr = this.#stderr.subarray(fromStderr);
    return taken;
  }
}

/** One open cmd shell. */
export class Shell {
  readonly id = newId();
  readonly #commands = new Map<string, ShellCommand>();
  readonly #programs: Programs;
  readonly #codePage: string | undefined;

  constructor(programs: Programs, codePage: string | undefined) {
    this.#programs = programs;
    this.#codePage = codePage;
  }

  run(line: string): ShellCommand {
    return this.keep(runCommandLine(line, this.#programs));
  }

  /** A command that came to this without having run. */
  keep(result: ProgramResult): ShellCommand {
    const command = new ShellCommand(result, this.#codePage);
    this.#commands.set(command.id, command);
    return command;
  }

  command(id: string): ShellCommand | undefined {
    return this.#commands.get(id.toUpperCase());
  }

  /** Whether there was such a command. */
  end(id: string): boolean {
    return this.#commands.delete(id.toUpperCase());
  }
}

/** The cmd shells open at one host, all of the one account. */
export class Shells {
  readonly #open = new Map<string, Shell>();
  readonly #programs: Programs;

  /** @param quota the service's MaxShellsPerUser */
  constructor(
    programs: Programs,
    readonly owner: string,
    readonly quota: number,
  ) {
    this.#programs = programs;
  }

  get count(): number {
    return this.#open.size;
  }

  /** A new shell; undefined when the quota is used up. */
  create(codePage: string | undefined): Shell | undefined {
    if (this.#open.size >= this.quota) return undefined;
    const shell = new Shell(this.#programs, codePage);
    this.#open.set(shell.id, shell);
    return shell;
  }

  find(id: string): Shell | undefined {
    return this.#open.get(id.toUpperCase());
  }

  /** Whether there was such a shell. */
  delete(id: string): boolean {
    return this.#open.delete(id.toUpperCase());
  }
}

function newId(): string {
  return randomUUID().toUpperCase();
}
