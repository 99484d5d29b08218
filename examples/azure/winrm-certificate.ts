import { DataAzurermKeyVaultCertificate } from "@cdktf/provider-azurerm/lib/data-azurerm-key-vault-certificate";
import { Fn } from "cdktf";
import { Construct } from "constructs";

export interface WinrmCertificateProps {
  readonly keyVaultId: string;
  /** Of a certificate for server authentication, self-signed by the key vault. */
  readonly name: string;
}

/**
 * The certificate that the WinRM listeners of all session hosts show. Its private key stays in the key vault and on the
 * hosts: only what is public of it gets into Terraform's state.
 */
export class WinrmCertificate extends Construct {
  readonly keyVaultId: string;
  /** The URL by which Azure takes it, key included, from the key vault to a machine. */
  readonly secretUrl: string;
  /** What WinRM clients trust. */
  readonly pem: string;
  /** The name in it, since hosts are reached by address. */
  readonly dnsName: string;

  constructor(scope: Construct, id: string, { keyVaultId, name }: WinrmCertificateProps) {
    super(scope, id);
    const certificate = new DataAzurermKeyVaultCertificate(this, "certificate", { keyVaultId, name });
    const { x509CertificateProperties } = certificate.certificatePolicy.get(0);
    this.keyVaultId = keyVaultId;
    this.secretUrl = certificate.secretId;
    this.pem = `-----BEGIN CERTIFICATE-----\n${certificate.certificateDataBase64}\n-----END CERTIFICATE-----\n`;
    this.dnsName = Fn.element(x509CertificateProperties.get(0).subjectAlternativeNames.get(0).dnsNames, 0);
  }
}
