import { setFlagsFromString } from "node:v8";
import { runInNewContext, Script } from "node:vm";
import { WsmanError, type WsmanErrorCode } from "../../src/wsman";
import { isLongRun } from "./is-long-run";
import { mutate } from "./mutate";
import { SeededRandom } from "./seeded-random";

export interface FuzzTarget {
  readonly seeds: readonly Buffer[];
  /** Words of the format, to be mixed in. */
  readonly words?: readonly string[];
  /** What a refusal may be called; anything else that is thrown is a failure. */
  readonly errors: readonly WsmanErrorCode[];
  /** Reads one input; `random` decides what else there is to decide. */
  readonly read: (input: Buffer, random: SeededRandom) => void;
}

export interface FuzzResult {
  readonly accepted: number;
  readonly refused: number;
  /** How much more is in use after the last nine tenths than before, in bytes. */
  readonly growth: number;
}

/** `FUZZ_INPUTS` asks for another number: what takes hours is not in CI. */
export const INPUTS = Number(process.env.FUZZ_INPUTS) || (isLongRun ? 100_000 : 10_000);
/** How many inputs there are, for the names of tests. */
export const MANY = INPUTS.toLocaleString("en-US");
const BATCH = 1_000;
/** No input, and no thousand of at most 16 KiB, takes nearly that long; a parser that hangs takes for ever. */
const HANG_MS = 300_000;

/** Runs `task`; throws when it hangs. */
export function withoutHanging(task: () => void): void {
  new Script("task()").runInNewContext({ task }, { timeout: HANG_MS });
}

/** Feeds `INPUTS` mutated inputs to a parser. Rejects, with the input, when one is neither accepted nor refused. */
export function fuzz(seed: number, target: FuzzTarget): FuzzResult {
  const random = new SeededRandom(seed);
  const others = [...(target.words ?? []).map((word) => Buffer.from(word, "latin1")), ...target.seeds];
  const counts = { accepted: 0, refused: 0 };
  let current: Buffer = Buffer.alloc(0);
  const run = () => {
    for (let index = 0; index < BATCH; index += 1) {
      current = mutate(random.pick(target.seeds), random, others);
      counts[accepts(target, current, random) ? "accepted" : "refused"] += 1;
    }
  };
  let before = 0;
  for (let done = 0; done < INPUTS; done += BATCH) {
    if (done === INPUTS / 10) before = heapInUse();
    try {
      withoutHanging(run);
    } catch (error) {
      const what = error instanceof Error ? error.stack : String(error);
      throw new Error(`seed ${seed}, input (base64) ${current.toString("base64")}: ${what}`);
    }
  }
  return { ...counts, growth: heapInUse() - before };
}

function accepts({ read, errors }: FuzzTarget, input: Buffer, random: SeededRandom): boolean {
  try {
    read(input, random);
    return true;
  } catch (error) {
    if (error instanceof WsmanError && errors.includes(error.code)) return false;
    throw error;
  }
}

/** What is in use after garbage collection. */
export function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** What every fuzzed parser must show: it understands some, refuses most, and keeps nothing. */
export function expectSound({ accepted, refused, growth }: FuzzResult): void {
  expect(accepted + refused).toBe(INPUTS);
  expect(accepted).toBeGreaterThan(INPUTS / 1_000);
  expect(refused).toBeGreaterThan(INPUTS / 1_000);
  expect(growth).toBeLessThan(8 * 1_048_576);
}
