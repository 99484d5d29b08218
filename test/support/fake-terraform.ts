import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** A shell script that stands in for Terraform, and folders for it to plan. */
export class FakeTerraform {
  readonly directory = mkdtempSync(join(tmpdir(), "fake-terraform-"));
  readonly program = join(this.directory, "terraform");

  /** @param script of sh; `$HERE` is the directory, `$1` what Terraform is to do */
  constructor(script: string) {
    writeFileSync(this.program, `#!/bin/sh\nHERE='${this.directory}'\n${script}\n`);
    chmodSync(this.program, 0o755);
  }

  /** A folder to plan. */
  stack(name: string): string {
    const folder = join(this.directory, name);
    mkdirSync(folder);
    writeFileSync(join(folder, "main.tf"), "");
    return folder;
  }

  /** Names of what is in the directory. */
  files(): readonly string[] {
    return readdirSync(this.directory);
  }

  /** What the script wrote to a file, whole lines only; waits until there is one. */
  async written(name: string): Promise<string> {
    const file = join(this.directory, name);
    while (!existsSync(file) || !readFileSync(file, "utf8").endsWith("\n")) await setTimeout(20);
    return readFileSync(file, "utf8").trim();
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }
}
