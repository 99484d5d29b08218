#!/usr/bin/env node
// Generates src/plugin/wire/generated from the vendored protocol definition. `--check` writes nothing and exits 1 when
// the files are stale.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "src/plugin/wire/generated");
const notice = "// Copyright IBM Corp. 2014, 2026\n// SPDX-License-Identifier: MPL-2.0\n\n";
// Only what the server speaks: a smaller file loads faster, and every other call is answered as not implemented.
const messages = [
  "ApplyResourceChange",
  "ConfigureProvider",
  "GetFunctions",
  "GetMetadata",
  "GetProviderSchema",
  "GetResourceIdentitySchemas",
  "ImportResourceState",
  "PlanResourceChange",
  "ReadDataSource",
  "ReadResource",
  "StopProvider",
  "UpgradeResourceState",
  "ValidateDataResourceConfig",
  "ValidateProviderConfig",
  "ValidateResourceConfig",
];
const options = [
  "env=node",
  "forceLong=bigint",
  "oneof=unions-value",
  "outputServices=none",
  "outputJsonMethods=false",
  "outputPartialMethods=false",
  "useOptionals=all",
  "outputTypeRegistry=false",
  "esModuleInterop=true",
  "annotateFilesWithVersion=false",
  "removeEnumPrefix=true",
];

function generate() {
  const out = mkdtempSync(join(tmpdir(), "generate-protocol-"));
  const plugin = { local: join(root, "node_modules/.bin/protoc-gen-ts_proto"), out, opt: options };
  const template = JSON.stringify({ version: "v2", plugins: [plugin] });
  const proto = join(root, "src/plugin/wire/proto");
  const types = messages.flatMap((name) => [`--type=tfplugin6.${name}.Request`, `--type=tfplugin6.${name}.Response`]);
  const args = ["generate", proto, "--path", join(proto, "tfplugin6.proto"), "--template", template, ...types];
  execFileSync(join(root, "node_modules/.bin/buf"), args, { stdio: "inherit", cwd: root });
  const file = join(out, "tfplugin6.ts");
  writeFileSync(file, notice + readFileSync(file, "utf8"));
  return out;
}

function isStale(out) {
  try {
    return !readFileSync(join(out, "tfplugin6.ts")).equals(readFileSync(join(target, "tfplugin6.ts")));
  } catch {
    return true;
  }
}

const out = generate();
const stale = isStale(out);
if (process.argv.includes("--check")) {
  if (stale) console.error("src/plugin/wire/generated is stale: run node tools/generate-protocol.mjs");
  process.exitCode = stale ? 1 : 0;
} else {
  cpSync(join(out, "tfplugin6.ts"), join(target, "tfplugin6.ts"));
}
rmSync(out, { recursive: true });
