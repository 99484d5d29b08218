import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findTerraform } from "../../../tools/terraform/find-terraform";
import { finished } from "../../support/terraform";
import { pack } from "./pack";

const ROOT = join(__dirname, "../../..");
const REACHES_NPM = /^(?:npm_config_.*|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy)$/i;
const QUIET = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];

/** A folder of somebody who has installed the packed package, with other packages, and has nothing of this repository. */
export class FreshFolder {
  readonly directory = mkdtempSync(join(tmpdir(), "fresh folder-"));
  /** Nothing of the machine's own Terraform or CDK settings. */
  readonly environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: join(this.directory, "home"),
    CHECKPOINT_DISABLE: "1",
    CI: "1",
  };

  /** A folder in which the reader of a page does everything: with Terraform, and with npm as this machine reaches it. */
  static empty(): FreshFolder {
    const folder = new FreshFolder();
    folder.useTerraform();
    folder.useNpm();
    return folder;
  }

  /** `npm install` of the packed package and of `packages`. */
  static install(packages: readonly string[]): Promise<FreshFolder> {
    return FreshFolder.withPackages([pack(), ...packages]);
  }

  /**
   * `npm install` of `packages` alone.
   *
   * @param manifest more of the folder's own package.json
   */
  static async withPackages(packages: readonly string[], manifest: object = {}): Promise<FreshFolder> {
    const folder = new FreshFolder();
    try {
      folder.write("package.json", JSON.stringify({ private: true, ...manifest }));
      const args = ["install", ...QUIET, ...packages];
      // With the user's own cache and settings of npm.
      await folder.run("npm", args, { ...process.env });
      return folder;
    } catch (error) {
      folder.remove();
      throw error;
    }
  }

  /** Finds `terraform`, after what stands in `before`. */
  useTerraform(...before: readonly string[]): void {
    this.environment.PATH = [...before, dirname(findTerraform()), process.env.PATH].join(":");
  }

  /** Lets the folder's own environment run npm, with the machine's settings and cache of npm. */
  useNpm(): void {
    const { HOME = "", npm_config_cache, npm_config_userconfig } = process.env;
    Object.assign(this.environment, {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => REACHES_NPM.test(name))),
      npm_config_cache: npm_config_cache ?? join(HOME, ".npm"),
      npm_config_userconfig: npm_config_userconfig ?? join(HOME, ".npmrc"),
      npm_config_prefer_offline: "true",
    });
  }

  write(name: string, content: string): void {
    mkdirSync(dirname(join(this.directory, name)), { recursive: true });
    writeFileSync(join(this.directory, name), content);
  }

  /** Copies a file or folder of this repository. */
  copy(path: string, name: string): void {
    cpSync(join(ROOT, path), join(this.directory, name), { recursive: true });
  }

  delete(name: string): void {
    rmSync(join(this.directory, name));
  }

  read(name: string): string {
    return readFileSync(join(this.directory, name), "utf8");
  }

  /** What the program prints; it must exit with 0. */
  async run(program: string, args: readonly string[], environment = this.environment, below = ""): Promise<string> {
    const options = { cwd: join(this.directory, below), env: environment };
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const { code, stdout, stderr } = await finished(child);
    if (code !== 0) throw new Error(`${program} ${args.join(" ")} exited with ${code}:\n${stdout}${stderr}`);
    return stdout;
  }

  /** Runs a program of `node_modules/.bin`. */
  bin(name: string, ...args: string[]): Promise<string> {
    return this.run(join(this.directory, "node_modules/.bin", name), args);
  }

  /** Compiles a project below with the compiler of this repository, which sees the packages of the folder alone. */
  compile(project = "."): Promise<string> {
    return this.run(process.execPath, [require.resolve("typescript/bin/tsc"), "--pretty", "false", "-p", project]);
  }

  /** The packages npm installed, by their path. */
  installed(): Record<string, { readonly hasInstallScript?: boolean }> {
    return JSON.parse(this.read("node_modules/.package-lock.json")).packages;
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
