import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WINDOWS_PROGRAM } from "../../tools/standalone/own-program";
import { installWine, type Wine, wineEnvironment } from "../../tools/wine/install-wine";
import { TmuxWindow } from "../cli/watch/support/tmux-window";
import { finished, type Result } from "./terraform";

export interface WindowsRun {
  readonly environment?: NodeJS.ProcessEnv;
  /** The working folder. @default the machine's folder */
  readonly cwd?: string;
}

/** Milliseconds. What hangs is ended, and its test tells what it has printed. */
const LONGEST_RUN = 3 * 60_000;
/** Of a console. */
const CONSOLE = { columns: 160, rows: 24 };

const REGISTRY = ["system.reg", "user.reg", "userdef.reg"];

/** A Windows of one's own, as far as Debian's Wine is one, and a folder with the standalone program. Call `close()`. */
export class WindowsMachine {
  /** On this machine; Windows has it as {@link windowsPath} says. */
  readonly folder = mkdtempSync(join(tmpdir(), "windows-"));
  /** The standalone program in it. */
  readonly program = join(this.folder, "rds-licensing.exe");
  /** The user's `%APPDATA%`, on this machine. */
  readonly appData: string;
  readonly #prefix = join(this.folder, "prefix");
  readonly #environment = wineEnvironment(this.#prefix);
  readonly #consoles: TmuxWindow[] = [];

  constructor(private readonly wine: Wine) {
    // Files of Windows as links, since nothing writes to them, but for the registry.
    execFileSync("cp", ["--archive", "--link", wine.prefix, this.#prefix]);
    for (const name of REGISTRY) {
      rmSync(join(this.#prefix, name));
      cpSync(join(wine.prefix, name), join(this.#prefix, name));
    }
    cpSync(WINDOWS_PROGRAM, this.program);
    this.appData = join(this.#prefix, "drive_c/users", process.env.USER ?? "root", "AppData/Roaming");
  }

  /** Runs a program of this machine or of Windows, such as `cmd`. Its standard input is empty. */
  run(program: string, args: readonly string[], { environment = {}, cwd = this.folder }: WindowsRun = {}) {
    return finished(this.start(program, args, { environment, cwd }));
  }

  /** Runs `rds-licensing.exe`. */
  rdsLicensing(args: readonly string[], options?: WindowsRun): Promise<Result> {
    return this.run(this.program, args, options);
  }

  /** It is ended after {@link LONGEST_RUN}. */
  start(program: string, args: readonly string[], { environment = {}, cwd = this.folder }: WindowsRun = {}) {
    const env = { ...this.#environment, ...environment };
    return spawn(this.wine.program, [program, ...args], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: LONGEST_RUN,
      killSignal: "SIGKILL",
    });
  }

  /**
   * Runs a program in a console, which Wine shows in a window of tmux. It knows no control sequences and lets them through,
   * but counts them as columns, so colors are off.
   */
  openConsole(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): TmuxWindow {
    const env = { ...this.#environment, NO_COLOR: "1", ...environment };
    const window = new TmuxWindow([this.wine.program, program, ...args], CONSOLE, env);
    this.#consoles.push(window);
    setTimeout(() => window.close(), LONGEST_RUN).unref();
    return window;
  }

  /** A program for this machine's own Terraform that starts the one for Windows as the provider. */
  providerForLinux(): string {
    const { WINEPREFIX, WINEDEBUG, WINEDLLOVERRIDES } = this.#environment;
    const script = `#!/bin/sh
export WINEPREFIX='${WINEPREFIX}' WINEDEBUG='${WINEDEBUG}' WINEDLLOVERRIDES='${WINEDLLOVERRIDES}'
exec '${this.wine.program}' '${this.program}'
`;
    const path = join(this.folder, "provider");
    writeFileSync(path, script, { mode: 0o755 });
    return path;
  }

  /** Ends every program of it. */
  close(): void {
    for (const window of this.#consoles) window.close();
    try {
      execFileSync(this.wine.server, ["-k"], { env: this.#environment, stdio: "ignore" });
    } catch {
      // Where nothing runs, there is nothing to end.
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The path that programs for Windows have for a file of this machine. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll("/", "\\")}`;
}

/** Tests on a Windows machine of their own; where Wine is missing, a skipped test says how to get it. */
export function describeOnWindows(name: string, body: (windows: () => WindowsMachine) => void): void {
  describe(`${name}, in Wine`, () => {
    const wine = installWine();
    if (wine === undefined) {
      test.skip("is missing: run tools/install-judges.sh", () => undefined);
      return;
    }
    let machine: WindowsMachine;
    beforeAll(() => {
      machine = new WindowsMachine(wine);
    });
    afterAll(() => machine.close());
    body(() => machine);
  });
}
