import type { HostGroup, HostsNote } from "./host-groups";

/** Code that manages session hosts, before it is written in a language. */
export interface Project {
  /** What it is and what to do with it, in paragraphs: the comment at its head. */
  readonly about: readonly string[];
  /** How the hosts are reached, as far as it is not the default; never a credential. By the attributes of `winrm`. */
  readonly connection: Readonly<Record<string, string | number | boolean>>;
  readonly groups: readonly HostGroup[];
  /** Hosts that the code does not manage, by the reason: comments. */
  readonly left: readonly HostsNote[];
  /** Whether the hosts are configured already, so that the first apply imports them. */
  readonly imports: boolean;
  /** The version of this package, which is the provider's. */
  readonly version: string;
}

/** A file of a project. */
export interface ProjectFile {
  readonly name: string;
  readonly text: string;
  /** Whether one that is there already does as well: what a folder has once, whatever is in it. */
  readonly maySubstitute?: boolean;
  /** What the folder must not have, because the program that reads this file then refuses to work there. */
  readonly notBeside?: string;
}

/** The forms that a project can have. */
export const PROJECT_FORMS = ["cdktf", "cdktn", "hcl"] as const;
/** One of {@link PROJECT_FORMS}. */
export type ProjectForm = (typeof PROJECT_FORMS)[number];
