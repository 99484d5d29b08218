import { LoopbackGateway, type WsmanClientOptions, type WsmanCredentials, WsmanError } from "../../wsman";
import { HostError } from "../errors/host-error";
import { loadWinrmClient } from "../shell/load-winrm-client";
import { shellAccount } from "../shell/shell-account";
import { ShellRegistry } from "../shell/shell-registry";
import { ShellSession } from "../shell/shell-session";
import type { HostChannel } from "./host-channel";

/**
 * `reg` in remote shells through the package `winrm-client`, which is loaded, and given an account it can use, with the
 * first operation. Throws the WS-Management client's `WsmanError` for wrong options.
 */
export function shellChannel(host: string, options: WsmanClientOptions): HostChannel {
  const { auth, https = true, allowUnencrypted = false } = options;
  if (!https && !allowUnencrypted) {
    const what = "A remote shell through winrm-client is not encrypted over http; nothing was sent.";
    throw new WsmanError("unencrypted_refused", what, { host });
  }
  const gateway = new LoopbackGateway(options);
  let session: ShellSession | undefined;
  return {
    registry: (signal) => {
      session ??= openSession(host, gateway, auth);
      return new ShellRegistry(session, { host, signal });
    },
    close: () => gateway.close(),
  };
}

function openSession(host: string, gateway: LoopbackGateway, auth: WsmanCredentials): ShellSession {
  if (auth.scheme !== "basic" && auth.scheme !== "ntlm") throw unsupported(host, auth.scheme);
  const account = shellAccount(host, auth);
  return new ShellSession(loadWinrmClient(host), gateway, account);
}

function unsupported(host: string, scheme: string): HostError {
  return new HostError({
    code: "invalid_configuration",
    summary: "The channel and the authentication do not go together",
    detail: `The shell channel logs on with NTLM or Basic, not with ${scheme}. Use the cim channel with ${scheme}.`,
    host,
  });
}
