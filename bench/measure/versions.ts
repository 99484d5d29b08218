import { execFileSync } from "node:child_process";
import { arch, cpus, platform } from "node:os";

/** When, with which programs and on what machine was measured, in one line. */
export function versions(env: NodeJS.ProcessEnv): string {
  const terraform = execFileSync(env.TERRAFORM_BINARY_NAME ?? "terraform", ["version"], { env, encoding: "utf8" });
  const date = new Date().toISOString().slice(0, 10);
  const processors = cpus();
  return [
    date,
    `node ${process.versions.node}`,
    terraform.split("\n", 1)[0],
    `${platform()} ${arch()}, ${processors.length} × ${processors[0]?.model.trim() ?? "unknown processor"}`,
  ].join("; ");
}
