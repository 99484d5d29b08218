import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A Terraform or OpenTofu that `tools/install-engines.sh` brings. */
export interface CachedEngine {
  readonly name: keyof typeof PROGRAMS;
  /** As it says itself: `OpenTofu v1.12.6`. */
  readonly title: string;
  /** The absolute path of the program; undefined where it was not brought. */
  readonly program: string | undefined;
}

const TABLE = join(__dirname, "engines.txt");
const PROGRAMS = {
  terraform: "terraform",
  "terraform-windows": "terraform.exe",
  opentofu: "tofu",
  "opentofu-windows": "tofu.exe",
};

function folder(): string {
  const cache = process.env.XDG_CACHE_HOME;
  return join(cache === undefined || cache === "" ? join(homedir(), ".cache") : cache, "cdktf-rds-licensing/engines");
}

function engines(): CachedEngine[] {
  return readFileSync(TABLE, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [name, version = ""] = line.split(" ") as [CachedEngine["name"], string];
      const program = join(folder(), `${name}-${version}`, PROGRAMS[name]);
      return {
        name,
        title: `${name.startsWith("terraform") ? "Terraform" : "OpenTofu"} v${version}`,
        program: existsSync(program) ? program : undefined,
      };
    });
}

/** Every engine of `engines.txt` that runs on Linux, in its order. They are only for tests: nothing of the product needs them. */
export function cachedEngines(): CachedEngine[] {
  return engines().filter((engine) => !isForWindows(engine));
}

/** Every engine of `engines.txt` that runs on Windows. */
export function enginesForWindows(): CachedEngine[] {
  return engines().filter(isForWindows);
}

function isForWindows({ name }: CachedEngine): boolean {
  return name.endsWith("-windows");
}
