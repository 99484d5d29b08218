import type { BuildOptions } from "esbuild";

export function programBundle(root: string): BuildOptions;
export function programFiles(bundle: BuildOptions): Promise<{
  readonly files: { readonly [name: string]: string };
  readonly inputs: string[];
}>;
