import type { ConnectionSettings } from "../../src/connection";
import { HostSessions } from "../../src/provider/host-sessions";

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
  await expect(new HostSessions(SETTINGS).connectionTo("rdsh1")).rejects.toMatchObject({
    name: "PluginError",
    diagnostics: [{ severity: "error", path: ["host"], summary: expect.stringContaining("rdsh1") }],
  });
});
