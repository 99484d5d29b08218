/** What is used of the npm package `kerberos`, which brings the machine's GSSAPI or SSPI. */
export interface KerberosPackage {
  readonly GSS_C_MUTUAL_FLAG: number;
  readonly GSS_C_SEQUENCE_FLAG: number;
  readonly GSS_MECH_OID_KRB5: number;
  initializeClient(service: string, options: KerberosClientOptions): Promise<KerberosClient>;
}

export interface KerberosClientOptions {
  readonly mechOID: number;
  readonly flags: number;
}

export interface KerberosClient {
  /** Also says whether the host has proved who it is. */
  readonly contextComplete: boolean;
  /** Takes the host's token and gives the next one, both in base64; empty for none. Rejects with the reason. */
  step(token: string): Promise<string>;
}
