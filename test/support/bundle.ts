import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles a TypeScript entry point into one executable CommonJS file, as a provider is shipped.
 * @returns the file's path, in a new temporary folder
 */
export async function bundle(entry: string, name: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), "bundle-")), name);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "error",
  });
  chmodSync(outfile, 0o755);
  return outfile;
}
