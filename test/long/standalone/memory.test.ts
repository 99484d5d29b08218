import { readFileSync } from "node:fs";
import { parseFarm, startSimulatedFarm } from "../../../src/simulator";
import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { PluginProcess } from "../../chaos/plugin-process";
import { type Kept, ProviderCalls, wholeConfiguration } from "../../chaos/provider-calls";

const CALLS = 10_000;
/** By then whatever is allocated once is allocated. */
const WARM_UP = 3_000;
const AT_ONCE = 10;

function megabytesOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1_024;
}

test(`the program's memory does not grow over ${CALLS.toLocaleString("en-US")} reads of a host`, async () => {
  const provider = await PluginProcess.start(OWN_PROGRAM);
  const farm = await startSimulatedFarm({ farm: parseFarm({ hosts: [{ name: "rdsh1", allowUnencrypted: true }] }) });
  try {
    const { username, password, domain } = farm.credentials;
    const calls = new ProviderCalls(provider);
    const winrm = { username: `${domain}\\${username}`, password, https: false, auth: "ntlm" };
    expect((await calls.configure(winrm)).errors).toEqual([]);
    const host = `127.0.0.1:${farm.host("rdsh1").httpPort}`;
    const config = wholeConfiguration({ host, mode: "per_user", license_servers: ["lic1"] });
    const planned = await calls.plan(config, undefined);
    const { state, private: kept, errors } = await calls.apply(config, undefined, planned);
    if (state === null) throw new Error(errors.join("\n"));
    const resource: Kept = { state, private: kept, isTainted: false };

    const read = async (many: number) => {
      for (let done = 0; done < many; done += AT_ONCE) {
        const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => calls.read(resource)));
        for (const answer of answers) expect(answer.errors).toEqual([]);
        farm.host("rdsh1").traffic.reset();
      }
    };
    await read(WARM_UP);
    const before = megabytesOf(provider.pid);
    await read(CALLS - WARM_UP);
    const after = megabytesOf(provider.pid);
    // 6 kB a read, kept for good, would be 42 MB; the collector alone moves the figure by some 30.
    expect(after - before).toBeLessThan(40);
  } finally {
    await provider.close();
    await farm.stop();
  }
});
