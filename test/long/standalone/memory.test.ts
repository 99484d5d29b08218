import { OWN_PROGRAM } from "../../../tools/standalone/own-program";
import { expectSteadyMemory } from "../../support/steady-memory";

const CALLS = 10_000;

test(`the program's memory does not grow over ${CALLS.toLocaleString("en-US")} reads of a host`, () =>
  // 6 kB a read, kept for good, would be 42 MB; the collector alone moves the figure by some 30.
  expectSteadyMemory(OWN_PROGRAM, { warmUp: 3_000, all: CALLS, mostGrowth: 40 }));
