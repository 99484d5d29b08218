import { existsSync } from "node:fs";
import { join } from "node:path";
import { decodeText, parseJsonText, readFileBytes, TextFileError } from "../../text-files";
import { ReportError } from "../report-error";

/** What a CDK says of its output, in CDKTF and CDK Terrain alike. */
const MANIFEST = "manifest.json";

/** Far more than the manifest of any farm. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The folders of the stacks that a CDK wrote to its output folder, as its manifest names them; none where it has no
 * manifest, or one of something else.
 *
 * @throws ReportError `cannot_read`
 */
export function foldersOfManifest(output: string): readonly string[] {
  const file = join(output, MANIFEST);
  if (!existsSync(file)) return [];
  try {
    const manifest = parseJsonText(decodeText(readFileBytes(file, MOST_BYTES), file), file);
    const { stacks } = (manifest ?? {}) as { readonly stacks?: unknown };
    return Object.values(stacks ?? {}).flatMap((stack: { readonly workingDirectory?: unknown } | null) =>
      typeof stack?.workingDirectory === "string" ? [join(output, stack.workingDirectory)] : [],
    );
  } catch (cause) {
    if (!(cause instanceof TextFileError)) throw cause;
    const { summary, detail } = cause;
    throw new ReportError({ code: "cannot_read", summary, detail, cause });
  }
}
