import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadKerberos } from "../../../../src/wsman/auth/kerberos/load-kerberos";

describe("the npm package kerberos", () => {
  const project = mkdtempSync(join(tmpdir(), "load-kerberos-"));
  const cwd = jest.spyOn(process, "cwd");

  afterAll(() => {
    cwd.mockRestore();
    rmSync(project, { recursive: true });
  });

  const install = (folder: string, source: string) => {
    const path = join(project, folder, "node_modules", "kerberos");
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, "index.js"), source);
    cwd.mockReturnValue(join(project, folder, "stacks", "licensing"));
  };

  test("is found from the working directory up", () => {
    install("good", "module.exports = { GSS_MECH_OID_KRB5: 9 };");
    expect(loadKerberos()).toEqual({ GSS_MECH_OID_KRB5: 9 });
  });

  test("that cannot be loaded is missing, for the reason that is there", () => {
    install("broken", `throw new Error("libgssapi_krb5.so.2: cannot open shared object file");`);
    expect(() => loadKerberos()).toThrow(
      expect.objectContaining({
        code: "package_missing",
        detail: expect.stringContaining("It cannot be loaded: libgssapi_krb5.so.2"),
      }),
    );
  });
});
