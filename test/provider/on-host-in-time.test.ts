import { once } from "node:events";
import { readDeploymentState } from "../../src/provider/deployment/read-deployment";
import { readDiagnosis } from "../../src/provider/diagnosis/read-diagnosis";
import type { HostPool } from "../../src/provider/host-pool";
import { readLicenseServerState } from "../../src/provider/license-server/read-license-server";
import { HostError } from "../../src/windows";

const TIMEOUT_MS = 20;

/** A host that answers nothing until it is given up, and a client that knows no other. */
function silentHost() {
  let asked = 0;
  let givenUp = 0;
  const silent = (signal: AbortSignal) =>
    new Proxy({} as never, {
      get: () => async () => {
        asked += 1;
        if (!signal.aborted) await once(signal, "abort");
        givenUp += 1;
        throw new HostError({ code: "canceled", summary: "", detail: "", host: "rdsh1" });
      },
    });
  const channel = { registry: silent, wmi: silent };
  const client = {
    timeoutMs: TIMEOUT_MS,
    deployments: new Map(),
    host: (id: string) => ({ id, connection: async () => ({ host: id, channel }) }),
  } as unknown as HostPool;
  return { client, asked: () => asked, givenUp: () => givenUp };
}

describe("a host that a data source asks", () => {
  const config = { host: "rdsh1", license_servers: null, connection_broker: null, grace_warning_days: 30 };

  test.each([
    ["rdslicensing_diagnosis", readDiagnosis],
    ["rdslicensing_license_server", readLicenseServerState],
    ["rdslicensing_deployment", readDeploymentState],
  ])("is given up after ten times what one question may take: %s", async (_, read) => {
    const { client, asked: questions, givenUp } = silentHost();
    const { signal } = new AbortController();
    const asked = (read as typeof readDiagnosis)({ config, client, signal } as never);
    await expect(asked).rejects.toMatchObject({
      code: "timeout",
      diagnostics: [
        {
          severity: "error",
          summary: "rdsh1: The host took too long",
          detail: expect.stringMatching(/within 0\.2 s[\s\S]*winrm\.timeout sets the limit/),
        },
      ],
    });
    expect(questions()).toBeGreaterThan(0);
    expect(givenUp()).toBe(questions());
  });

  test("is not blamed where Terraform gives the operation up", async () => {
    const ending = new AbortController();
    const asked = readDiagnosis({ config, client: silentHost().client, signal: ending.signal } as never);
    ending.abort();
    await expect(asked).rejects.toMatchObject({ code: "canceled" });
  });
});
