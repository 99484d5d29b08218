import { PluginError } from "../../../src/plugin/diagnostics";
import { runOperation } from "../../../src/plugin/rpc/operation";

const never = new AbortController().signal;

/** Ends as a well-behaved handler does: with the signal. */
function untilAborted(signal: AbortSignal): Promise<string> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
}

describe("an operation", () => {
  test("returns what it returns, or throws what it throws", async () => {
    const limits = { title: "Reading", milliseconds: 60_000, signals: [never] };
    expect(await runOperation(limits, async () => "done")).toBe("done");
    const own = new Error("own");
    await expect(runOperation(limits, () => Promise.reject(own))).rejects.toBe(own);
  });

  test("is told at its deadline, and its failure is a timeout", async () => {
    const run = runOperation({ title: "Reading note_note", milliseconds: 10, signals: [never] }, untilAborted);
    await expect(run).rejects.toMatchObject({ code: "timeout", message: expect.stringContaining("Reading note_note") });
  });

  test("may still succeed after its deadline", async () => {
    const late = (signal: AbortSignal) => untilAborted(signal).catch(() => "late");
    expect(await runOperation({ title: "Reading", milliseconds: 10, signals: [never] }, late)).toBe("late");
  });

  test("is not waited for beyond the grace time", async () => {
    const limits = { title: "Reading", milliseconds: 10, signals: [never], grace: 10 };
    await expect(runOperation(limits, () => new Promise(() => {}))).rejects.toMatchObject({ code: "timeout" });
  });

  test("is canceled from outside, also before it started", async () => {
    const stop = new AbortController();
    const limits = { title: "Reading", milliseconds: 60_000, signals: [stop.signal] };
    const run = runOperation(limits, untilAborted);
    stop.abort();
    await expect(run).rejects.toMatchObject({ code: "canceled" });
    const seen = runOperation(limits, async (signal) => signal.throwIfAborted());
    await expect(seen).rejects.toMatchObject({ code: "canceled" });
  });

  test("tells its own story after the reason", async () => {
    const own = PluginError.of("half", "Half done", "The first value is written.");
    const failing = (signal: AbortSignal) => untilAborted(signal).catch(() => Promise.reject(own));
    const run = runOperation({ title: "Creating", milliseconds: 10, signals: [never] }, failing);
    const summaries = await run.catch((error: PluginError) => error.diagnostics.map(({ summary }) => summary));
    expect(summaries).toEqual(["Operation timed out", "Half done"]);
  });
});
