import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** The NTLM mechanism for GSSAPI, where Debian puts it. */
export const GSS_NTLMSSP = join(multiarchFolder(), "gssntlmssp", "gssntlmssp.so");

/** The python3-gssapi package of Debian. */
export const PYTHON_GSSAPI = "/usr/lib/python3/dist-packages/gssapi";

/** The python3-impacket package of Debian. */
export const PYTHON_IMPACKET = "/usr/lib/python3/dist-packages/impacket";

/** The python3-prometheus-client package of Debian. */
export const PYTHON_PROMETHEUS = "/usr/lib/python3/dist-packages/prometheus_client";

/** Programs of the prometheus package of Debian. */
export const PROMTOOL = "/usr/bin/promtool";
export const PROMETHEUS = "/usr/bin/prometheus";

/** Where `tools/install-judges.sh` puts npm packages that only these tests need. */
export const JUDGES = join(__dirname, "..", "..", "..", ".cache", "judges", "node_modules");

/** A suite judged by programs of others. Where one of `files` is absent it is one skipped test that says what to do. */
export function describeWith(files: readonly string[], name: string, suite: () => void): void {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length === 0) describe(name, suite);
  else
    describe(name, () => test.skip(`needs tools/install-judges.sh: ${missing.join(", ")} is absent`, () => undefined));
}

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function multiarchFolder(): string {
  return `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu`;
}
