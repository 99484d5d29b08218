/** Builds `lib/` (the library and the command) and `dist/` (the provider), then records the sources they came from. */
import { fileURLToPath } from "node:url";
import { buildLibrary } from "./library.mjs";
import { markBuilt } from "./outdated.mjs";
import { buildProvider } from "./provider.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

if (!process.argv.includes("--provider-only")) buildLibrary(root);
await buildProvider(root);
if (!process.argv.includes("--provider-only")) markBuilt(root);
