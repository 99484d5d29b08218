import { createPrivateKey, X509Certificate } from "node:crypto";
import { createCertificates } from "../../src/simulator/certificates";

/** node:crypto, which is OpenSSL, judges what node-forge wrote. */
describe("a farm's certificates", () => {
  const made = createCertificates(["rdsh1", "rdsh1.contoso.com"]);
  const authority = new X509Certificate(made.caCertificate);
  const server = new X509Certificate(made.serverCertificate);

  test("the authority signs itself and the server", () => {
    expect(authority.ca && authority.verify(authority.publicKey)).toBe(true);
    expect(server.checkIssued(authority) && server.verify(authority.publicKey)).toBe(true);
    expect(server.ca).toBe(false);
  });

  test("the server's is valid for every host name and for loopback", () => {
    for (const name of ["localhost", "rdsh1", "rdsh1.contoso.com"]) expect(server.checkHost(name)).toBeDefined();
    for (const address of ["127.0.0.1", "::1"]) expect(server.checkIP(address)).toBeDefined();
    expect(server.checkHost("rdsh2")).toBeUndefined();
  });

  test("the key belongs to it", () => {
    expect(server.checkPrivateKey(createPrivateKey(made.serverKey))).toBe(true);
  });

  test("the authority's key is nowhere in what is returned", () => {
    expect(authority.checkPrivateKey(createPrivateKey(made.serverKey))).toBe(false);
    expect(Object.keys(made).sort()).toEqual(["caCertificate", "serverCertificate", "serverKey"]);
  });
});
