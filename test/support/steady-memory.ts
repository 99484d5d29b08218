import { readFileSync } from "node:fs";
import { parseFarm, startSimulatedFarm } from "../../src/simulator";
import { PluginProcess } from "../chaos/plugin-process";
import { type Kept, ProviderCalls, wholeConfiguration } from "../chaos/provider-calls";

export interface Reads {
  /** Of all of them, those by which whatever is allocated once is allocated. */
  readonly warmUp: number;
  readonly all: number;
  /** By how much memory may grow after the warm-up, in megabytes. */
  readonly mostGrowth: number;
}

const AT_ONCE = 10;

/** That a provider's memory does not grow while it reads a host again and again, over NTLM with encrypted messages. */
export async function expectSteadyMemory(executable: string, { warmUp, all, mostGrowth }: Reads): Promise<void> {
  const provider = await PluginProcess.start(executable);
  const farm = await startSimulatedFarm({ farm: parseFarm({ hosts: [{ name: "rdsh1", allowUnencrypted: true }] }) });
  try {
    const { username, password, domain } = farm.credentials;
    const calls = new ProviderCalls(provider);
    const winrm = { username: `${domain}\\${username}`, password, https: false, auth: "ntlm" };
    expect((await calls.configure(winrm)).errors).toEqual([]);
    const host = `127.0.0.1:${farm.host("rdsh1").httpPort}`;
    const resource = await created(calls, host);
    const read = async (many: number) => {
      for (let done = 0; done < many; done += AT_ONCE) {
        const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => calls.read(resource)));
        for (const answer of answers) expect(answer.errors).toEqual([]);
        farm.host("rdsh1").traffic.reset();
      }
    };
    await read(warmUp);
    const before = megabytesOf(provider.pid);
    await read(all - warmUp);
    expect(megabytesOf(provider.pid) - before).toBeLessThan(mostGrowth);
  } finally {
    await provider.close();
    await farm.stop();
  }
}

async function created(calls: ProviderCalls, host: string): Promise<Kept> {
  const config = wholeConfiguration({ host, mode: "per_user", license_servers: ["lic1"] });
  const planned = await calls.plan(config, undefined);
  const { state, private: kept, errors } = await calls.apply(config, undefined, planned);
  if (state === null) throw new Error(errors.join("\n"));
  return { state, private: kept, isTainted: false };
}

function megabytesOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1_024;
}
