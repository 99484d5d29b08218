/**
 * Code that manages session hosts, for Terraform and for CDKs, made of what hosts hold: pure, from settings to files.
 *
 * @packageDocumentation
 */
/** What is known of a host, from which its code is made. */
export type { Diagnosis } from "../licensing";
export { type AdoptedHost, type AdoptionOptions, adoptHost, type LeftHost } from "./adoption/adopt-host";
export { packagesOf } from "./constructs/constructs-project";
export { groupHosts, type HostGroup, type HostsNote, notesOn } from "./host-groups";
export { PROJECT_FORMS, type Project, type ProjectFile, type ProjectForm } from "./project";
export { projectFiles } from "./project-files";
