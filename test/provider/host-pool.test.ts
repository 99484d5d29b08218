import type { ConnectionSettings } from "../../src/connection";
import { HostPool } from "../../src/provider/host-pool";

const SETTINGS: ConnectionSettings = {
  auth: "certificate",
  clientCertificate: "no certificate",
  clientKey: "no key",
  https: true,
  port: 5986,
  path: "wsman",
  insecure: false,
  allowUnencrypted: false,
  timeoutMs: 60_000,
  maxRetries: 0,
  channel: "cim",
};

test("settings that no connection can be made with are told as an error of the host, not as a defect", async () => {
  await expect(new HostPool(SETTINGS).host("rdsh1").connection()).rejects.toMatchObject({
    name: "PluginError",
    diagnostics: [{ severity: "error", path: ["host"], summary: expect.stringContaining("rdsh1") }],
  });
});

describe("a host", () => {
  const pool = new HostPool(SETTINGS);

  test("is named with its port only where that is not the provider's", () => {
    expect(pool.host("rdsh1:5986").id).toBe("rdsh1");
    expect(pool.host("rdsh1:5985").id).toBe("rdsh1:5985");
    expect(pool.host("[fd00::5]:5985").id).toBe("[fd00::5]:5985");
    expect(pool.host("[fd00::5]:5986").id).toBe("fd00::5");
  });

  test("is one place in every spelling, and parsed once for each", () => {
    expect(pool.host("RDSH1").placeOf("local")).toBe(pool.host("rdsh1:5986").placeOf("local"));
    expect(pool.host("rdsh1").placeOf("policy")).not.toBe(pool.host("rdsh1").placeOf("local"));
    expect(pool.host("rdsh1")).toBe(pool.host("rdsh1"));
  });

  test("that is none is told on the attribute that names it, with where its parts belong", () => {
    const find = () => pool.host("https://rdsh1", ["license_servers", "lic1"]);
    expect(find).toThrow(
      expect.objectContaining({
        diagnostics: [
          expect.objectContaining({
            path: ["license_servers", "lic1"],
            detail: expect.stringContaining("winrm.https"),
          }),
        ],
      }),
    );
  });
});
