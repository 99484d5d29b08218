import type { XmlNamespace } from "../../wsman/codecs";

/** The namespace of the shell messages ([MS-WSMV] 2.2.1), also the beginning of their actions and states. */
export const SHELL: XmlNamespace = { prefix: "rsp", uri: "http://schemas.microsoft.com/wbem/wsman/1/windows/shell" };

/** The resource URI of the cmd shell. */
export const CMD_SHELL_URI = `${SHELL.uri}/cmd`;

export function isShellUri(uri: string): boolean {
  return uri.toLowerCase() === CMD_SHELL_URI;
}
