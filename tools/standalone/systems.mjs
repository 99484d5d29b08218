/**
 * The systems that standalone programs are made for, by Terraform's names, musl apart: the package with the runtime of
 * each, its path there, and the system by npm's names, of which the package with the program is called. "baseline" runtimes
 * ask no more of an x64 processor than SSE4.2 (Nehalem, 2008); the others ask for AVX2.
 */
export const SYSTEMS = {
  windows_amd64: { target: "bun-windows-x64-baseline", npm: "win32-x64", runtime: "bin/bun.exe" },
  linux_amd64: { target: "bun-linux-x64-baseline", npm: "linux-x64", runtime: "bin/bun" },
  linux_arm64: { target: "bun-linux-aarch64", npm: "linux-arm64", runtime: "bin/bun" },
  linux_amd64_musl: { target: "bun-linux-x64-musl-baseline", npm: "linux-x64-musl", runtime: "bin/bun" },
  linux_arm64_musl: { target: "bun-linux-aarch64-musl", npm: "linux-arm64-musl", runtime: "bin/bun" },
  darwin_amd64: { target: "bun-darwin-x64-baseline", npm: "darwin-x64", runtime: "bin/bun" },
  darwin_arm64: { target: "bun-darwin-aarch64", npm: "darwin-arm64", runtime: "bin/bun" },
};

/** The system that compiles for all of them: the one this runs on. */
export function compilingSystem() {
  const architecture = { x64: "amd64", arm64: "arm64" }[process.arch];
  const name = `${process.platform}_${architecture}`;
  if (name in SYSTEMS) return name;
  throw new Error(
    `Standalone programs are made on Linux (amd64 or arm64) or macOS, not on ${process.platform} ${process.arch}.`,
  );
}

/** The program's file name in its folder. */
export function programName(system) {
  return system.startsWith("windows_") ? "rds-licensing.exe" : "rds-licensing";
}
