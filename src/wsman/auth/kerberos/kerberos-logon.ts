import { WsmanError } from "../../errors/wsman-error";
import { type StopSignal, untilAborted } from "../../signals";
import { type KerberosClient, loadKerberos } from "./load-kerberos";

/**
 * One Kerberos logon with mutual authentication (RFC 4121), with the tickets of this machine: the user's ticket cache or
 * client keytab, on Windows the logon session. The bare mechanism is used and not SPNEGO, which hides why it failed.
 */
export class KerberosLogon {
  readonly #spn: string;
  #client: KerberosClient | undefined;

  /** @param spn service principal name of the host, `host/rdsh1.contoso.com` */
  constructor(spn: string) {
    this.#spn = spn;
  }

  /** The token that goes to the host. Errors `package_missing`, and `kerberos_failed` when there is no ticket for it. */
  async start(signal: StopSignal): Promise<Buffer> {
    const kerberos = loadKerberos();
    const flags = kerberos.GSS_C_MUTUAL_FLAG | kerberos.GSS_C_SEQUENCE_FLAG;
    return this.#explained(signal, async () => {
      this.#client = await kerberos.initializeClient(serviceName(this.#spn), {
        mechOID: kerberos.GSS_MECH_OID_KRB5,
        flags,
      });
      return Buffer.from(await this.#client.step(""), "base64");
    });
  }

  /** Takes the host's answer. Error `kerberos_failed` when that is an error message or does not prove who the host is. */
  async verify(token: string, signal: StopSignal): Promise<void> {
    await this.#explained(signal, async () => this.#client?.step(token));
    if (this.#client?.contextComplete !== true) throw this.#failed("the host's answer does not prove who it is");
  }

  /** The package waits for the KDC as long as that takes; the caller does not. */
  #explained<T>(signal: StopSignal, task: () => Promise<T>): Promise<T> {
    const explained = task().catch((error: unknown) => {
      throw this.#failed(error instanceof Error ? error.message : "no reason");
    });
    return untilAborted(signal, explained);
  }

  #failed(reason: string): WsmanError {
    return new WsmanError("kerberos_failed", `Kerberos for the service ${this.#spn}: ${reason}.`);
  }
}

/** GSSAPI writes the name of a service on a host as `service@host` (RFC 2743 section 4.1), SSPI as the principal. */
function serviceName(spn: string): string {
  return process.platform === "win32" ? spn : spn.replace("/", "@");
}
