import type { WinrmClient } from "./winrm-client";

/**
 * With DEBUG set, the package prints authentication tokens, and on standard output, which belongs to Terraform. It looks
 * at the variable while it is loaded, and only then.
 */
export function withoutDebug(load: () => WinrmClient): WinrmClient {
  const { DEBUG } = process.env;
  delete process.env.DEBUG;
  try {
    return load();
  } finally {
    if (DEBUG !== undefined) process.env.DEBUG = DEBUG;
  }
}
