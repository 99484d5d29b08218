import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { extraAuthorities, type NodeAuthorities } from "../../src/connection/extra-authorities";

describe("authorities the user adds by NODE_EXTRA_CA_CERTS", () => {
  const folder = mkdtempSync(join(tmpdir(), "authorities-"));
  const file = join(folder, "ca.pem");
  const absent = join(folder, "absent.pem");
  beforeAll(() => writeFileSync(file, "-----BEGIN CERTIFICATE-----\nmine\n-----END CERTIFICATE-----\n"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("are trusted beside the ones Node ships", () => {
    const authorities = extraAuthorities({ RDSLICENSING_EXTRA_CA_CERTS: file });
    expect(authorities).toContain("mine");
    expect(authorities).toContain(rootCertificates[0]);
  });

  test("are trusted beside those of a Node that tells which it uses, the system's perhaps", () => {
    const getCACertificates = jest.fn(() => ["of Node", "of the system"]);
    const node = { rootCertificates: ["never asked"], getCACertificates };
    const authorities = extraAuthorities({ RDSLICENSING_EXTRA_CA_CERTS: file }, node);
    expect(authorities).toMatch(/^of Node\nof the system\n-----BEGIN CERTIFICATE-----\nmine\n/);
    expect(authorities).not.toContain("never asked");
    expect(getCACertificates).toHaveBeenCalledWith("default");
  });

  test.each([undefined, "", absent])("are none where the file is %j, and Node's own are not read", (named) => {
    const read = jest.fn(() => []);
    const node: NodeAuthorities = {
      get rootCertificates() {
        return read();
      },
      getCACertificates: read,
    };
    expect(extraAuthorities({ RDSLICENSING_EXTRA_CA_CERTS: named }, node)).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });
});
