import { connectionProblems } from "../../connection";
import { LoopbackGateway, type WsmanClientOptions } from "../../wsman";
import { HostError } from "../errors/host-error";
import { loadWinrmClient } from "../shell/load-winrm-client";
import { type ShellAccount, shellAccount } from "../shell/shell-account";
import { ShellRegistry } from "../shell/shell-registry";
import { ShellSession } from "../shell/shell-session";
import type { HostChannel } from "./host-channel";

/**
 * `reg` in remote shells through the package `winrm-client`, which is loaded, and given an account it can use, with the
 * first operation. Throws `HostError` for settings that a shell does not go together with, and the WS-Management client's
 * `WsmanError` for any others that are wrong.
 */
export function shellChannel(host: string, options: WsmanClientOptions): HostChannel {
  const account = accountOf(host, options);
  const gateway = new LoopbackGateway(options);
  let session: ShellSession | undefined;
  return {
    registry: (signal) => {
      session ??= new ShellSession(loadWinrmClient(host), gateway, shellAccount(host, account));
      return new ShellRegistry(session, { host, signal });
    },
    close: () => gateway.close(),
  };
}

/** The account of a connection that a shell can be used with. */
function accountOf(host: string, { auth, https, allowUnencrypted }: WsmanClientOptions): ShellAccount {
  const given = { channel: "shell", auth: auth.scheme, https, allow_unencrypted: allowUnencrypted };
  const [problem] = connectionProblems(given, { inUse: false });
  if (problem !== undefined) throw new HostError({ ...problem, host });
  return auth as ShellAccount;
}
