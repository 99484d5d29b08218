import { connectToService, HostInspection, isProblem, parseSessionHost } from "../../../src/windows";
import { ownReply } from "../../support/own-messages";
import { startHost } from "../../support/wsman-host";

const SETTINGS = {
  auth: "basic",
  username: "u",
  password: "p",
  https: false,
  port: 5985,
  path: "wsman",
  insecure: false,
  allowUnencrypted: true,
  timeoutMs: 30_000,
  maxRetries: 0,
  channel: "cim",
} as const;

const CFG = 'xmlns:cfg="http://schemas.microsoft.com/wbem/wsman/1/config"';

async function limitsOf(config: string) {
  // Without what relates it to a request, which some recorded replies lack.
  const body = ownReply(config).replace(/<a:RelatesTo>.*?<\/a:RelatesTo>/, "");
  const server = await startHost(() => ({ status: 200, headers: { "Content-Type": "application/soap+xml" }, body }));
  const host = parseSessionHost(`localhost:${server.port}`);
  if (isProblem(host)) throw new Error(host.summary);
  const connection = connectToService(host, SETTINGS);
  try {
    return await new HostInspection(connection, new AbortController().signal).serviceLimits();
  } finally {
    await connection.client.close();
    await server.stop();
  }
}

test("the limits of winrm/config, by Windows' own names", async () => {
  const config = `<cfg:Config ${CFG} xml:lang="en-US"><cfg:MaxEnvelopeSizekb>500</cfg:MaxEnvelopeSizekb><cfg:MaxTimeoutms>60000</cfg:MaxTimeoutms><cfg:Client><cfg:Auth><cfg:Basic>true</cfg:Basic></cfg:Auth></cfg:Client><cfg:Service><cfg:RootSDDL>O:NSG</cfg:RootSDDL><cfg:MaxConcurrentOperationsPerUser>1500</cfg:MaxConcurrentOperationsPerUser></cfg:Service><cfg:Winrs><cfg:MaxShellsPerUser>30</cfg:MaxShellsPerUser></cfg:Winrs></cfg:Config>`;
  expect(await limitsOf(config)).toEqual({
    MaxEnvelopeSizekb: 500,
    MaxTimeoutms: 60_000,
    MaxConcurrentOperationsPerUser: 1500,
    MaxShellsPerUser: 30,
  });
});

test.each([
  ["nothing", `<cfg:Config ${CFG}/>`],
  [
    "other forms",
    `<cfg:Config ${CFG}><cfg:MaxEnvelopeSizekb>many</cfg:MaxEnvelopeSizekb><cfg:Service>x</cfg:Service></cfg:Config>`,
  ],
  [
    "names of JavaScript",
    `<cfg:Config ${CFG}><cfg:__proto__>1</cfg:__proto__><cfg:constructor>2</cfg:constructor></cfg:Config>`,
  ],
])("%s are not known", async (_, config) => {
  expect(await limitsOf(config)).toEqual({});
});
