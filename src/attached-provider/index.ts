/**
 * One process of the provider for all that Terraform and OpenTofu do in a folder, instead of one for each of their walks.
 *
 * {@link attachProvider} starts what they would start themselves there, or leaves it to them.
 *
 * @packageDocumentation
 */
export { type AttachOptions, attachProvider, type FolderProvider } from "./attach-provider";
export { AttachedProvider, type StartOptions } from "./attached-provider";
export { allowsVersion } from "./version-constraint";
