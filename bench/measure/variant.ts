import { existsSync, mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { type BundledProvider, bundledProvider, installProvider, writeCliConfig } from "../../src/provider-mirror";
import { terraformEnvironment } from "../../tools/terraform/local-provider";
import { BenchError } from "./bench-error";

const ROOT = join(__dirname, "../..");
const PROGRAM = join(ROOT, `dist/standalone/${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`);
/** Where Debian keeps what the machine trusts, for machines whose own environment does not name a file. */
const AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt";

/** One form of the product, in one of the two environments that decide how fast Node starts. */
export interface Variant {
  /** E.g. `program, CA file`. */
  readonly name: string;
  readonly form: BundledProvider["form"];
  /** Whether NODE_EXTRA_CA_CERTS is set. */
  readonly hasAuthorities: boolean;
  /** The provider as it is installed: by its name the program knows what it is to be. */
  readonly executable: string;
  /** `rds-licensing`. */
  readonly command: readonly string[];
  /** What Terraform and the command are to run in. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Script and program, each without and with NODE_EXTRA_CA_CERTS.
 *
 * @param directory of the bench; gets a mirror for each form
 * @throws BenchError when the program was not built
 */
export function variants(directory: string): readonly Variant[] {
  return forms().flatMap((form) => {
    const mirror = join(directory, `${form.provider.form}-plugins`);
    mkdirSync(mirror);
    const [executable = form.provider.executable] = installProvider({ ...form.provider, directory: mirror });
    writeCliConfig(mirror);
    return authorities().map((file): Variant => {
      const name = file === undefined ? form.provider.form : `${form.provider.form}, CA file`;
      const env = environment(mirror, file);
      return {
        form: form.provider.form,
        name,
        hasAuthorities: file !== undefined,
        executable,
        command: form.command,
        env,
      };
    });
  });
}

function forms(): readonly { readonly provider: BundledProvider; readonly command: readonly string[] }[] {
  const script = bundledProvider("script");
  const executable = join(PROGRAM, process.platform === "win32" ? "rds-licensing.exe" : "rds-licensing");
  if (!existsSync(executable)) {
    throw new BenchError(
      `${executable} is missing: run \`npm run build:standalone\` with this machine's system first.`,
    );
  }
  return [
    { provider: script, command: [process.execPath, join(ROOT, "lib/cli/main.js")] },
    { provider: { ...script, executable, form: "program" }, command: [executable] },
  ];
}

/** Undefined stands for an environment without the variable. */
function authorities(): readonly (string | undefined)[] {
  const named = process.env.NODE_EXTRA_CA_CERTS || AUTHORITIES;
  return existsSync(named) ? [undefined, named] : [undefined];
}

/** The script's first line asks PATH for `node`: it must be the one it is compared with, without anything preloaded. */
function environment(mirror: string, authorities: string | undefined): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...inherited } = terraformEnvironment(mirror);
  return {
    ...inherited,
    PATH: [dirname(process.execPath), inherited.PATH].join(delimiter),
    ...(authorities !== undefined && { NODE_EXTRA_CA_CERTS: authorities }),
  };
}
