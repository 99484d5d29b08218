import { existsSync } from "node:fs";
import { join } from "node:path";
import { decodeText, parseJsonText, readFileBytes, TextFileError } from "../../text-files";
import type { HostReport } from "../model/report";
import { MOST_PLAN_BYTES } from "./terraform/run-terraform";

/** What cdktf writes of a stack. */
const SYNTHESIZED = "cdk.tf.json";

/**
 * Names hosts by the paths of the constructs they come from, below their stack, where a folder is a stack of cdktf. A host
 * that is in the path itself needs no other name.
 */
export function withConstructPaths(hosts: readonly HostReport[], folder: string): readonly HostReport[] {
  const paths = constructPaths(join(folder, SYNTHESIZED));
  return hosts.map((host) => {
    const path = paths.get(host.address ?? "");
    if (path === undefined || path.toLowerCase().includes(host.host.toLowerCase())) return host;
    return { ...host, displayName: path };
  });
}

/** By address. What cannot be read names nothing: Terraform says what is wrong with it. */
function constructPaths(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  try {
    const stack = parseJsonText(decodeText(readFileBytes(file, MOST_PLAN_BYTES), file), file);
    const { resource, data } = (stack ?? {}) as { readonly resource?: unknown; readonly data?: unknown };
    return new Map([...pathsIn(resource, ""), ...pathsIn(data, "data.")]);
  } catch (error) {
    if (error instanceof TextFileError) return new Map();
    throw error;
  }
}

function pathsIn(blocks: unknown, prefix: string): (readonly [address: string, path: string])[] {
  return membersOf(blocks).flatMap(([type, ofType]) =>
    membersOf(ofType).flatMap(([name, block]) => {
      const path = (block as Block)?.["//"]?.metadata?.path;
      if (typeof path !== "string") return [];
      return [[`${prefix}${type}.${name}`, path.slice(path.indexOf("/") + 1)] as const];
    }),
  );
}

interface Block {
  readonly "//"?: { readonly metadata?: { readonly path?: unknown } };
}

function membersOf(json: unknown): [string, unknown][] {
  return typeof json === "object" && json !== null ? Object.entries(json) : [];
}
