import type { WsmanCredentials } from "../../wsman";

/** How to log on to a host: for `ntlm` and `basic` an account, for `certificate` both PEM texts, for `kerberos` nothing. */
export interface HostCredentials {
  readonly auth: "ntlm" | "basic" | "kerberos" | "certificate";
  readonly username?: string;
  readonly password?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
}

/** The same for the WS-Management client, which refuses what is missing. */
export function wsmanCredentials(credentials: HostCredentials): WsmanCredentials {
  const { auth, username = "", password = "", clientCertificate = "", clientKey = "" } = credentials;
  switch (auth) {
    case "kerberos":
      return { scheme: auth };
    case "certificate":
      return { scheme: auth, certificate: clientCertificate, key: clientKey };
    default:
      return { scheme: auth, username, password };
  }
}
