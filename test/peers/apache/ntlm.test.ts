import { WsmanClient, type WsmanCredentials } from "../../../src/wsman";
import { examine } from "../../doctor/support/examine";
import { createAuthority } from "../../support/certificates";
import { APACHE, Apache, MOD_AUTH_GSSAPI, NTLM_ONLY } from "../support/apache";
import { describeWith, GSS_NTLMSSP } from "../support/programs";

const PASSWORD = "P@ssw0rd-Ünï-密码-🔑";
const ACCOUNTS = ["CONTOSO:svc-rds", "contoso.example:svc-rds"];

describeWith([APACHE, MOD_AUTH_GSSAPI, GSS_NTLMSSP], "NTLM judged by Apache, mod_auth_gssapi and gss-ntlmssp", () => {
  const authority = createAuthority();

  const startApache = (tls?: { readonly cert: string; readonly key: string }) =>
    Apache.start({
      tls,
      modules: ["auth_gssapi"],
      files: { users: ACCOUNTS.map((account) => `${account}:${PASSWORD}\n`).join("") },
      environment: { NTLM_USER_FILE: "{{directory}}/users" },
      location: NTLM_ONLY,
    });

  const connect = (apache: Apache, https: boolean, username: string, password = PASSWORD) => {
    const auth: WsmanCredentials = { scheme: "ntlm", username, password };
    return new WsmanClient({ host: "localhost", port: apache.port, https, tls: { ca: authority.ca }, auth });
  };

  describe("over https", () => {
    let apache: Apache;

    beforeAll(async () => {
      apache = await startApache(authority.issue(["localhost"]));
    });

    afterAll(() => apache.stop());

    test.each(["CONTOSO\\svc-rds", "CONTOSO\\SVC-RDS", "contoso.example\\svc-rds"])(
      "%s logs on once for two operations on one connection",
      async (username) => {
        const client = connect(apache, true, username);
        try {
          expect(await client.identify()).toMatchObject({ productVendor: username });
          expect(await client.identify()).toMatchObject({ productVendor: username });
          expect(client.statistics).toMatchObject({ connections: 1, requests: 3 });
        } finally {
          await client.close();
        }
      },
    );

    test.each([
      ["password", "CONTOSO\\svc-rds", "wrong"],
      ["user", "CONTOSO\\nobody", PASSWORD],
      ["domain", "FABRIKAM\\svc-rds", PASSWORD],
    ])("a wrong %s is unauthorized, after one try", async (_, username, password) => {
      const client = connect(apache, true, username, password);
      await expect(client.identify()).rejects.toMatchObject({ code: "unauthorized", httpStatus: 401 });
      await expect(client.identify()).rejects.toMatchObject({ code: "unauthorized" });
      expect(client.statistics).toMatchObject({ requests: 2 });
      await client.close();
    });
  });

  test("doctor logs on once, and tells that what stands behind the logon is no WMI", async () => {
    const apache = await startApache(authority.issue(["localhost"]));
    const settings = { port: apache.port, caCertificate: authority.ca, username: "CONTOSO\\svc-rds" };
    try {
      const right = await examine("localhost", { ...settings, password: PASSWORD });
      expect(right.step("listener")?.detail).toContain("status 401, Apache");
      expect(right.states).toMatchObject({ tls: "warning", listener: "warning", logon: "ok", root_cimv2: "failed" });
      const wrong = await examine("localhost", { ...settings, password: "wrong" });
      expect(wrong.step("logon")).toMatchObject({ state: "failed", code: "unauthorized" });
      expect(wrong.states).toMatchObject({ root_cimv2: "not_tried", registry: "not_tried" });
    } finally {
      await apache.stop();
    }
  });

  test("over http the right password logs on, but Apache, which cannot seal, is not believed", async () => {
    const apache = await startApache();
    try {
      const right = connect(apache, false, "CONTOSO\\svc-rds");
      await expect(right.identify()).rejects.toMatchObject({ code: "encryption_broken" });
      const wrong = connect(apache, false, "CONTOSO\\svc-rds", "wrong");
      await expect(wrong.identify()).rejects.toMatchObject({ code: "unauthorized" });
      await Promise.all([right.close(), wrong.close()]);
    } finally {
      await apache.stop();
    }
  });
});
