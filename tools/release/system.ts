/** A system that a release has programs for. */
export interface System {
  /** By Terraform's names, with `_musl` where its programs are for musl: the folder of its program. */
  readonly name: string;
  /** The file name of its program. */
  readonly program: string;
  readonly os: string;
  readonly arch: string;
  /** Terraform and its registries know one linux_amd64, which is the one for glibc. */
  readonly isMusl: boolean;
  /** The npm package of the runtime that its program is made with. */
  readonly runtime: string;
}

/** @returns every system that programs are made for */
export async function allSystems(): Promise<System[]> {
  const { SYSTEMS, programName } = await import("../standalone/systems.mjs");
  return Object.entries(SYSTEMS).map(([name, { target }]) => {
    const [os = "", arch = "", libc] = name.split("_");
    return { name, program: programName(name), os, arch, isMusl: libc === "musl", runtime: `@oven/${target}` };
  });
}
