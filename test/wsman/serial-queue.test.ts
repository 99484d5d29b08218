import { WsmanError } from "../../src/wsman";
import { SerialQueue } from "../../src/wsman/serial-queue";

describe("SerialQueue", () => {
  test("a task given up while waiting does not let the next one overtake", async () => {
    const queue = new SerialQueue();
    const events: string[] = [];
    const abort = new AbortController();
    let finishFirst: () => void = () => undefined;
    const first = queue.run(async () => {
      await new Promise<void>((resolve) => {
        finishFirst = resolve;
      });
      events.push("first ended");
    });
    const second = queue.run(async () => events.push("second ran"), abort.signal);
    const third = queue.run(async () => events.push("third ran"));
    abort.abort();
    await expect(second).rejects.toMatchObject({ code: "canceled" });
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toEqual([]);
    finishFirst();
    await Promise.all([first, third]);
    expect(events).toEqual(["first ended", "third ran"]);
  });

  test("a wait ends with the signal's reason where that is an error of this layer", async () => {
    const queue = new SerialQueue();
    const never = queue.run(() => new Promise<void>(() => undefined));
    const late = new WsmanError("timeout", "There was no reply.");
    await expect(queue.run(async () => 1, AbortSignal.abort(late))).rejects.toBe(late);
    await expect(queue.run(async () => 1, AbortSignal.abort())).rejects.toMatchObject({ code: "canceled" });
    expect(never).toBeInstanceOf(Promise);
  });

  test("a failing task does not stop the next one", async () => {
    const queue = new SerialQueue();
    await expect(queue.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(queue.run(async () => 1)).resolves.toBe(1);
  });
});
