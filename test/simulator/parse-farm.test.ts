import { defaultFarm } from "../../src/simulator/default-farm";
import { parseFarm, parseFarmText } from "../../src/simulator/parse-farm";
import { LICENSE_CERTIFICATE } from "../../src/simulator/windows/license-certificate";

const licensed = (licensing: object) => ({ hosts: [{ name: "a", role: "license_server", licensing }] });
const broker = (deployment: object) => ({ hosts: [{ name: "a", role: "connection_broker", deployment }] });

describe("farm.json", () => {
  test("a host needs only a name", () => {
    expect(parseFarm({ hosts: [{ name: "rdsh1" }] })).toEqual({
      domain: "CONTOSO",
      username: "Administrator",
      password: undefined,
      hosts: [
        {
          name: "rdsh1",
          role: "session_host",
          httpPort: 0,
          httpsPort: 0,
          address: "127.0.0.1",
          basic: true,
          allowUnencrypted: false,
          channelBinding: "relaxed",
          maxOperations: 1500,
          maxShells: 30,
          windows: {
            release: "2022",
            domainJoined: true,
            roleActive: true,
            graceDaysLeft: 120,
            policyWrites: "refused",
            settersWork: true,
            modeInUse: undefined,
            connectivity: new Map(),
            services: new Map(),
          },
          licensing: undefined,
          deployment: undefined,
          registry: LICENSE_CERTIFICATE,
          wmi: {},
          faults: [],
        },
      ],
    });
  });

  test("the default farm has two hosts of each role", () => {
    expect(defaultFarm().hosts.map(({ name, role }) => [name, role])).toEqual([
      ["rdsh1", "session_host"],
      ["rdsh2", "session_host"],
      ["lic1", "license_server"],
      ["lic2", "license_server"],
    ]);
  });

  test("a Connection Broker has a deployment, and any host may", () => {
    const hosts = [{ name: "a", role: "connection_broker" }, { name: "b", deployment: { mode: 4 } }, { name: "c" }];
    const started = { members: undefined, usesCentralSettings: true, mode: 5, licenseServers: [] };
    expect(parseFarm({ hosts }).hosts.map(({ deployment }) => deployment)).toEqual([
      started,
      { ...started, mode: 4 },
      undefined,
    ]);
  });

  test("a host keeps the certificate of a license server where the role is active, or as it says", () => {
    const hosts = [
      { name: "a", roleActive: false },
      { name: "b", licenseCertificate: false },
      { name: "c", role: "license_server" },
      { name: "d", roleActive: false, licenseCertificate: true },
    ];
    expect(parseFarm({ hosts }).hosts.map(({ registry }) => registry)).toEqual([[], [], [], LICENSE_CERTIFICATE]);
  });

  test.each([
    ["no hosts", { hosts: [] }, "farm.hosts"],
    ["no list of hosts", {}, "farm.hosts"],
    ["a host without a name", { hosts: [{}] }, "farm.hosts[0].name"],
    ["a name that is no host name", { hosts: [{ name: "a b" }] }, "farm.hosts[0].name"],
    ["the same name twice", { hosts: [{ name: "a" }, { name: "A" }] }, "farm.hosts"],
    ["an unknown role", { hosts: [{ name: "a", role: "gateway" }] }, "farm.hosts[0].role"],
    ["a port that is none", { hosts: [{ name: "a", httpPort: 65536 }] }, "farm.hosts[0].httpPort"],
    ["a misspelt member", { hosts: [{ name: "a", htpPort: 1 }] }, "farm.hosts[0].htpPort"],
    ["a text for true", { hosts: [{ name: "a", basic: "yes" }] }, "farm.hosts[0].basic"],
    ["an unknown policy", { hosts: [{ name: "a", channelBinding: "maybe" }] }, "farm.hosts[0].channelBinding"],
    ["a quota below zero", { hosts: [{ name: "a", maxShells: -1 }] }, "farm.hosts[0].maxShells"],
    ["a fault without a name", { hosts: [{ name: "a", faults: [{}] }] }, "farm.hosts[0].faults[0].name"],
    [
      "a fault's time as text",
      { hosts: [{ name: "a", faults: [{ name: "hang", ms: "1" }] }] },
      "farm.hosts[0].faults[0].ms",
    ],
    [
      "classes that are no object",
      { hosts: [{ name: "a", wmi: { "root/cimv2": [] } }] },
      'farm.hosts[0].wmi["root/cimv2"]',
    ],
    [
      "a property that is an object",
      { hosts: [{ name: "a", wmi: { r: { C: [{ P: {} }] } } }] },
      'farm.hosts[0].wmi["r"]["C"][0]["P"]',
    ],
    ["a release that is none", { hosts: [{ name: "a", windows: "95" }] }, "farm.hosts[0].windows"],
    [
      "a status that is none",
      { hosts: [{ name: "a", connectivity: { lic1: 1.5 } }] },
      "farm.hosts[0].connectivity.lic1",
    ],
    ["licensing of a session host", { hosts: [{ name: "a", licensing: {} }] }, "farm.hosts[0].licensing"],
    ["a role in licensing that is none", licensed({ role: "world" }), "farm.hosts[0].licensing.role"],
    ["a blank member of the group", licensed({ securityGroup: [" "] }), "farm.hosts[0].licensing.securityGroup"],
    ["CALs of no kind", licensed({ keyPacks: [{}] }), "farm.hosts[0].licensing.keyPacks[0].mode"],
    [
      "CALs that expire on no day",
      licensed({ keyPacks: [{ mode: "per_user", expires: "soon" }] }),
      "farm.hosts[0].licensing.keyPacks[0].expires",
    ],
    ["a member of no role", broker({ members: [{ roles: ["king"] }] }), "farm.hosts[0].deployment.members[0].roles"],
    ["a mode that is a name", broker({ mode: "per_user" }), "farm.hosts[0].deployment.mode"],
    ["an address of the network", { hosts: [{ name: "a", address: "10.0.0.1" }] }, "farm.hosts[0].address"],
    ["an array", [], "farm"],
  ])("%s is refused with its place", (_what, json, path) => {
    expect(() => parseFarm(json)).toThrow(expect.objectContaining({ code: "invalid_input", path }));
  });

  test("scripted faults and instances of WMI classes are read", () => {
    const faults = [{ name: "hang" }, { name: "idle-close", operation: "Get", times: 0, ms: 5 }];
    const wmi = { "root/x": { C: [{ Text: "a", Number: 1, Truth: false, Nothing: null, List: ["a", 2] }] } };
    const [host] = parseFarm({ hosts: [{ name: "a", faults, wmi }] }).hosts;
    expect(host?.faults).toEqual([{ name: "hang" }, faults[1]]);
    expect(host?.wmi).toEqual({
      "root/x": { C: [{ Text: "a", Number: "1", Truth: "false", Nothing: null, List: ["a", "2"] }] },
    });
    expect(() => parseFarm({ hosts: [{ name: "a", faults: [{ name: "rain" }] }] })).toThrow(
      expect.objectContaining({ code: "unknown_fault" }),
    );
  });

  test("a registry value of the wrong form is refused with its place", () => {
    const registry = { "HKLM\\Software": { Mode: { type: "REG_DWORD", data: "4" } } };
    expect(() => parseFarm({ hosts: [{ name: "a", registry }] })).toThrow(
      expect.objectContaining({ path: 'farm.hosts[0].registry["HKLM\\Software"]["Mode"]' }),
    );
  });

  test("text that is not JSON is refused with the file's name", () => {
    expect(() => parseFarmText("{", "farm.json")).toThrow(expect.objectContaining({ path: "farm.json" }));
  });
});
