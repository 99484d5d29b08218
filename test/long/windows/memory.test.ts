import { expectSteadyMemory } from "../../support/steady-memory";
import { describeOnWindows } from "../../support/windows-machine";

const CALLS = 3_000;

describeOnWindows("The provider for Windows", (windows) => {
  test(`needs no more memory over ${CALLS.toLocaleString("en-US")} reads of a host`, () =>
    // 20 kB a read, kept for good, would be 40 MB; the collector alone moves the figure by some 15.
    expectSteadyMemory(windows().providerForLinux(), { warmUp: 1_000, all: CALLS, mostGrowth: 30 }));
});
