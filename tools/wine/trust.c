/* trust.exe FILE: adds a certificate (DER) to the authorities that this user of Windows trusts. */
#include <stdio.h>
#include <windows.h>
#include <wincrypt.h>

int main(int count, char **arguments) {
  static BYTE certificate[65536];
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (file == NULL) return 2;
  DWORD length = (DWORD)fread(certificate, 1, sizeof certificate, file);
  HCERTSTORE store = CertOpenSystemStoreA(0, "ROOT");
  BOOL added = CertAddEncodedCertificateToStore(store, X509_ASN_ENCODING, certificate, length,
                                                CERT_STORE_ADD_REPLACE_EXISTING, NULL);
  return CertCloseStore(store, 0) && added ? 0 : 1;
}
