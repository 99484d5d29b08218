import { parseFarm, type SimulatedFarm, startSimulatedFarm } from "../../src/simulator";
import { HostConnections, REPAIR_PLANS, readForRepair, removeSaved, restoreSaved } from "../../src/windows";
import { ManInTheMiddle } from "./support/man-in-the-middle";

const PLAN = REPAIR_PLANS.client_license;
const STORE = `HKLM\\${PLAN.roots[0]}`;
const VALUES = {
  ClientHWID: { type: "REG_BINARY", data: "00ff10" },
  ProductID: { type: "REG_SZ", data: "A02" },
};

describe("a repair over sealed http, whose answers somebody else may give", () => {
  let farm: SimulatedFarm;
  let man: ManInTheMiddle;
  let connections: HostConnections;

  beforeEach(async () => {
    const hosts = [{ name: "client1", roleActive: false, registry: { [`${STORE}\\Store`]: VALUES } }];
    farm = await startSimulatedFarm({ farm: parseFarm({ hosts }) });
    man = await ManInTheMiddle.start(farm.host("client1").httpPort);
    const { username, password } = farm.credentials;
    connections = new HostConnections({
      ...{ auth: "ntlm", username, password, port: man.frontPort, path: "wsman", https: false, insecure: false },
      ...{ allowUnencrypted: false, timeoutMs: 60_000, maxRetries: 0, channel: "cim" },
    });
  });
  afterEach(async () => {
    connections.close();
    await man.stop();
    await farm.stop();
  });

  const operations = () =>
    farm
      .host("client1")
      .traffic.log()
      .map(({ operation }) => operation);

  /** The host does what it is asked, and the first answer to that operation is a 401 in the clear. */
  function forgeAnswerTo(operation: string): void {
    let isForged = false;
    man.forge = () => {
      if (isForged || operations().at(-1) !== operation) return undefined;
      isForged = true;
      return { status: 401, headers: { "WWW-Authenticate": "Negotiate" } };
    };
  }

  test("reads back what it deleted and what it put back, and does neither twice", async () => {
    const registry = connections
      .to({ text: "127.0.0.1", address: "127.0.0.1" })
      .channel.registry(new AbortController().signal);
    const keys = await readForRepair("client1", registry, PLAN);
    forgeAnswerTo("DeleteValue");
    await removeSaved("client1", registry, { plan: PLAN, keys });
    expect(operations().filter((operation) => operation === "DeleteValue")).toHaveLength(2);
    expect(farm.host("client1").registry.findKey(STORE)).toBeUndefined();
    forgeAnswerTo("SetBinaryValue");
    await restoreSaved("client1", registry, keys);
    expect(operations().filter((operation) => operation.startsWith("Set"))).toHaveLength(2);
    expect(await readForRepair("client1", registry, PLAN)).toEqual(keys);
    expect(man.logons).toBe(3);
  });
});
