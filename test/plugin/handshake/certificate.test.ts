import { createPrivateKey, X509Certificate } from "node:crypto";
import { asn1, pki } from "node-forge";
import { createCertificate } from "../../../src/plugin/handshake/certificate";

describe("the certificate of a process", () => {
  const created = createCertificate(new Date("2026-11-24T12:00:00Z"));
  const parsed = new X509Certificate(created.der);

  test("is read by OpenSSL as self-signed for localhost", () => {
    expect(parsed.subject).toBe("CN=localhost");
    expect(parsed.subjectAltName).toBe("DNS:localhost");
    expect(parsed.checkHost("localhost")).toBe("localhost");
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(parsed.checkIssued(parsed)).toBe(true);
    expect(parsed.ca).toBe(true);
    expect(parsed.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
    expect(parsed.publicKey.asymmetricKeyDetails?.namedCurve).toBe("prime256v1");
  });

  test("has the extensions, to the byte, that node-forge makes for the same", () => {
    const judge = pki.createCertificate();
    judge.setExtensions([
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
      { name: "basicConstraints", critical: true, cA: true },
      { name: "keyUsage", critical: true, digitalSignature: true, keyCertSign: true },
      { name: "extKeyUsage", serverAuth: true, clientAuth: true },
    ]);
    // Its declarations lack this one.
    const { certificateExtensionsToAsn1 } = pki as unknown as {
      certificateExtensionsToAsn1: (extensions: unknown) => asn1.Asn1;
    };
    const extensions = Buffer.from(asn1.toDer(certificateExtensionsToAsn1(judge.extensions)).getBytes(), "binary");
    expect(created.der.includes(extensions)).toBe(true);
  });

  test("is valid since a day ago, for a year", () => {
    expect(new Date(parsed.validFrom)).toEqual(new Date("2026-11-23T12:00:00Z"));
    expect(new Date(parsed.validTo)).toEqual(new Date("2027-11-24T12:00:00Z"));
  });

  test("writes years from 2050 on in four digits", () => {
    const late = new X509Certificate(createCertificate(new Date("2049-12-31T12:00:00Z")).der);
    expect(new Date(late.validTo)).toEqual(new Date("2050-12-31T12:00:00Z"));
  });

  test("comes with its key and as PEM", () => {
    expect(parsed.checkPrivateKey(createPrivateKey(created.privateKey))).toBe(true);
    expect(new X509Certificate(created.certificate).raw).toEqual(created.der);
  });

  test("is another one every time", () => {
    const other = new X509Certificate(createCertificate().der);
    expect(other.serialNumber).not.toBe(parsed.serialNumber);
    expect(parsed.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
  });
});
