import { MirrorError } from "./mirror-error";

/** The error for a file system that refused, whatever its reason. */
export function cannotWrite(path: string, reason: unknown): MirrorError {
  return new MirrorError({
    code: "cannot_write",
    summary: `${path} cannot be written: ${reason instanceof Error ? reason.message : reason}.`,
    detail: "Choose a folder you may write to with --dir.",
    path,
  });
}
