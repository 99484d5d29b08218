import { AttachedProvider } from "./attached-provider";
import { findInstalledProvider } from "./installed-provider";
import { isRelease } from "./version-constraint";

/** The version of this package and of its provider. */
const { version: VERSION } = require("../../package.json") as { readonly version: string };

/** What {@link attachProvider} needs to know. */
export interface AttachOptions {
  /** All of Terraform's environment, which the provider gets as well. */
  readonly environment: NodeJS.ProcessEnv;
  /** A folder that only this user can write to, for the provider's socket. */
  readonly sockets: string;
  /** Ends the start. */
  readonly signal?: AbortSignal;
}

/** A provider for the Terraforms of a folder. */
export interface FolderProvider {
  readonly provider: AttachedProvider;
  /** Which provider it is to Terraform, with the host. */
  readonly address: string;
  readonly version: string;
}

/**
 * Starts the provider that Terraform would start in a folder, once for all its walks, if `init` has locked and installed
 * there the version of this package. Terraform compares neither the version nor the hash of a provider that is attached, so
 * both are compared here; whether the code allows the version, {@link allowsVersion} tells when there is a plan.
 *
 * @returns undefined where Terraform is to start it: another version or no known hash, settings that change where providers
 *   come from or what becomes of their log, Windows, or a provider that does not start
 */
export async function attachProvider(folder: string, options: AttachOptions): Promise<FolderProvider | undefined> {
  const { environment } = options;
  if (!isRelease(VERSION) || process.platform === "win32" || SETTINGS.some((name) => environment[name])) {
    return undefined;
  }
  try {
    const installed = await findInstalledProvider(folder, VERSION);
    const provider = installed && (await AttachedProvider.start({ ...options, ...installed, folder }));
    return provider && { provider, address: installed.address, version: VERSION };
  } catch {
    // What cannot be read is told by Terraform, if it is wrong.
    return undefined;
  }
}

/** Of the user: providers of his own, another place for what is installed, a log that Terraform keeps of what it starts. */
const SETTINGS = ["TF_REATTACH_PROVIDERS", "TF_DATA_DIR", "TF_LOG", "TF_LOG_PROVIDER"];
