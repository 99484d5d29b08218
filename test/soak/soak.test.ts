import { parseFarm, startSimulatedFarm } from "../../src/simulator";
import { active, atMost } from "../support/active-resources";
import { heapInUse } from "../support/fuzz";
import { isLongRun } from "../support/is-long-run";
import { SeededRandom } from "../support/seeded-random";
import { ALL_SOAK_FAULTS } from "../support/soak-faults";
import { SoakHost } from "../support/soak-host";

const HOSTS = isLongRun ? 200 : 20;
const WARM_UP = 10;
const OPERATIONS = 100;
const MANY = (HOSTS * OPERATIONS).toLocaleString("en-US");

test(`${MANY} operations on ${HOSTS} hosts with faults all end in the right value or the right error, and leave nothing`, async () => {
  const [servers, sockets, tls] = [active("TCPServerWrap"), active("TCPSocketWrap"), active("TLSWrap")];
  const hosts = Array.from({ length: HOSTS }, (_, index) => ({ name: `rdsh${index}`, allowUnencrypted: true }));
  const farm = await startSimulatedFarm({ farm: parseFarm({ hosts }) });
  const timers = active("Timeout");
  const soaked = farm.hosts.map((host, index) => new SoakHost(farm, host, new SeededRandom(index)));
  const run = (operations: number) =>
    Promise.all(
      soaked.map(async (host) => {
        for (let done = 0; done < operations; done += 1) await host.operate();
      }),
    );
  await run(WARM_UP);
  for (const { traffic } of farm.hosts) traffic.reset();
  const before = heapInUse();
  await run(OPERATIONS - WARM_UP);
  for (const { traffic } of farm.hosts) traffic.reset();
  const growth = heapInUse() - before;

  await Promise.all(soaked.map((host) => host.close()));
  await atMost(sockets, "TCPSocketWrap");
  await atMost(tls, "TLSWrap");
  await atMost(timers, "Timeout");
  await farm.stop();
  await atMost(servers, "TCPServerWrap");

  const outcomes = new Map<string, number>();
  for (const host of soaked) {
    for (const [label, count] of host.outcomes) outcomes.set(label, (outcomes.get(label) ?? 0) + count);
  }
  expect([...outcomes.values()].reduce((sum, count) => sum + count)).toBe(HOSTS * OPERATIONS);
  // Every fault was met, so that nothing above is true only because it never happened.
  expect(outcomes.size).toBe(ALL_SOAK_FAULTS.length + 1);
  expect(growth).toBeLessThan(16 * 1_048_576);
});
