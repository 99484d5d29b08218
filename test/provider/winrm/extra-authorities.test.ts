import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { extraAuthorities } from "../../../src/provider/winrm/extra-authorities";

describe("authorities the user adds by NODE_EXTRA_CA_CERTS", () => {
  const folder = mkdtempSync(join(tmpdir(), "authorities-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("are trusted beside the ones Node ships", () => {
    const file = join(folder, "ca.pem");
    writeFileSync(file, "-----BEGIN CERTIFICATE-----\nmine\n-----END CERTIFICATE-----\n");
    const authorities = extraAuthorities({ RDSLICENSING_EXTRA_CA_CERTS: file });
    expect(authorities).toContain("mine");
    expect(authorities).toContain(rootCertificates[0]);
  });

  test.each([undefined, "", join(folder, "absent.pem")])("are none where the file is %j", (file) => {
    expect(extraAuthorities({ RDSLICENSING_EXTRA_CA_CERTS: file })).toBeUndefined();
  });
});
