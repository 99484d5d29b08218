import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../../src/simulator";
import { parseNegTokenResp } from "../../../src/wsman/auth/spnego/neg-token-resp";
import { soapRequest, textsOf } from "../../support/soap-request";
import { describeWith, GSS_NTLMSSP, PYTHON_GSSAPI } from "../support/programs";

const ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
const SERVICE = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/Win32_Service";
const CIMV2 = {
  SelectorSet: '<w:SelectorSet><w:Selector Name="__cimnamespace">root/cimv2</w:Selector></w:SelectorSet>',
};

/** The first message of an enumeration as OMI begins one, by its namespace, class and mode. */
const enumerate = soapRequest({ resource: SERVICE, action: `${ENUMERATION}/Enumerate`, headers: CIMV2 }).replace(
  /<s:Body>.*<\/s:Body>/,
  `<s:Body><n:Enumerate xmlns:n="${ENUMERATION}"><w:OptimizeEnumeration/><w:MaxElements>20</w:MaxElements>` +
    "<w:EnumerationMode>EnumerateEPR</w:EnumerationMode></n:Enumerate></s:Body>",
);
const readMode = soapRequest({
  method: "GetDWORDValue",
  parameters: [
    ["sSubKeyName", "SOFTWARE\\Contoso"],
    ["sValueName", "Mode"],
  ],
});

interface Result {
  readonly replies?: readonly string[];
  readonly tokens?: readonly string[];
  readonly error?: string;
}

describeWith([PYTHON_GSSAPI, GSS_NTLMSSP], "the simulator's SPNEGO judged by MIT's and gss-ntlmssp", () => {
  let farm: SimulatedFarm;

  beforeAll(async () => {
    const registry = { "HKLM\\SOFTWARE\\Contoso": { Mode: { type: "REG_DWORD", data: 4 } } };
    const account = { domain: "CONTOSO", username: "svc-rds", password: "P@ss-Ünï" };
    farm = await startSimulatedFarm({ farm: parseFarm({ ...account, hosts: [{ name: "rdsh1", registry }] }) });
  });
  afterAll(() => farm.stop());

  async function ask(messages: readonly string[], more: object = {}): Promise<Result> {
    const { domain, username, password } = farm.credentials;
    const task = { port: farm.host("rdsh1").httpPort, domain, username, password, messages, ...more };
    const program = ["-B", join(__dirname, "initiator.py"), JSON.stringify(task)];
    const { stdout } = await promisify(execFile)("/usr/bin/python3", program, {
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
    return JSON.parse(stdout);
  }

  test("the logon ends with a signature of the mechanisms, and messages go sealed both ways after it", async () => {
    const { replies = [], tokens = [], error } = await ask([readMode, readMode]);
    expect(error).toBeUndefined();
    expect(replies.map((reply) => textsOf(reply, "uValue"))).toEqual([["4"], ["4"]]);
    const [challenge, end] = tokens.map((token) => parseNegTokenResp(Buffer.from(token, "hex")));
    expect(challenge).toMatchObject({ state: "accept-incomplete", supportedMech: expect.any(Buffer) });
    expect(end).toMatchObject({ state: "accept-completed", mechListMic: expect.any(Buffer) });
    const log = farm.host("rdsh1").traffic.log();
    expect(log.slice(-2).map(({ sealed }) => sealed)).toEqual([true, true]);
  });

  test("references to a class's instances are what OMI asks for, by DMTF's resource URI", async () => {
    const { replies: [reply = ""] = [] } = await ask([enumerate]);
    expect(textsOf(reply, "ResourceURI")).toEqual([SERVICE]);
    expect(textsOf(reply, "Selector")).toEqual(["Netlogon", "root/cimv2"]);
  });

  test("a list of mechanisms that was changed on the way is refused", async () => {
    const { error, tokens } = await ask([readMode], { tampered: true });
    // By the host, which ends with no token of its own; the client would refuse one.
    expect([error, tokens?.length]).toEqual(["rejected with 401", 1]);
  });

  test.each([
    ["password", { password: "wrong" }],
    ["user", { username: "nobody" }],
    ["domain", { domain: "FABRIKAM" }],
  ])("a wrong %s is refused", async (_, wrong) => {
    expect(await ask([readMode], wrong)).toMatchObject({ error: "rejected with 401" });
  });
});
