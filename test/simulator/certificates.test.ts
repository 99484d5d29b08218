import { createPrivateKey, X509Certificate } from "node:crypto";
import { createCertificates, farmCertificates } from "../../src/simulator/certificates";

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

describe("the certificates of farms in one process", () => {
  afterEach(() => jest.useRealTimers());

  test("are made once for the same hosts, and again for others or another domain", () => {
    const first = farmCertificates("A", ["rdsh1", "rdsh2"]);
    expect(farmCertificates("A", ["rdsh1", "rdsh2"])).toBe(first);
    expect(farmCertificates("A", ["rdsh1"]).caCertificate).not.toBe(first.caCertificate);
    expect(farmCertificates("B", ["rdsh1", "rdsh2"]).caCertificate).not.toBe(first.caCertificate);
  });

  test("are made anew long before they expire", () => {
    const first = farmCertificates("A", ["rdsh9"]);
    const day = 86_400_000;
    jest.useFakeTimers({ now: Date.now() + day });
    const second = farmCertificates("A", ["rdsh9"]);
    expect(second).not.toBe(first);
    expect(Date.parse(new X509Certificate(first.serverCertificate).validTo)).toBeGreaterThan(Date.now() + day);
  });
});
