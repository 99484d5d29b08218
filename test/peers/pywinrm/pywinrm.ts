import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const PYTHON = "/usr/bin/python3";

/** pywinrm's NTLM asks OpenSSL 3 for MD4, which only the legacy provider has. */
const OPENSSL_CONF = `openssl_conf = init
[init]
providers = providers
[providers]
default = active
legacy = active
[active]
activate = 1
`;

export const isPywinrmInstalled = spawnSync(PYTHON, ["-c", "import winrm, requests_ntlm, xmltodict"]).status === 0;

/** A folder from which the Python programs beside this file are run. */
export class Pywinrm {
  private readonly directory = mkdtempSync(join(tmpdir(), "pywinrm-"));
  readonly caFile = join(this.directory, "ca.pem");

  constructor() {
    writeFileSync(join(this.directory, "openssl.cnf"), OPENSSL_CONF);
  }

  trust(caCertificate: string): void {
    writeFileSync(this.caFile, caCertificate);
  }

  /** Runs one of the programs with a task, which holds a password and so is no argument; the JSON it prints. */
  async run<Result>(program: string, task: object): Promise<Result> {
    const running = promisify(execFile)(PYTHON, [join(__dirname, program)], {
      env: { ...process.env, OPENSSL_CONF: join(this.directory, "openssl.cnf") },
    });
    // One that fails before it reads says so by itself.
    running.child.stdin?.on("error", () => {}).end(JSON.stringify(task));
    return JSON.parse((await running).stdout);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }
}
