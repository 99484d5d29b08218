import { getEventListeners, getMaxListeners } from "node:events";
import { WsmanError } from "../../src/wsman";
import { Deadline, onAbort, pause, SerialQueue, Stop, withDeadline } from "../../src/wsman/signals";

describe("a signal", () => {
  test("is heard by any number of listeners, each until it stops listening", () => {
    const abort = new AbortController();
    const heard: number[] = [];
    const listeners = Array.from({ length: 20 }, (_, index) => onAbort([abort.signal], () => heard.push(index)));
    // Beyond this number Node warns of a leak.
    expect(getMaxListeners(abort.signal)).toBe(Number.POSITIVE_INFINITY);
    for (const stopListening of listeners.slice(1)) stopListening();
    abort.abort();
    expect(heard).toEqual([0]);
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(0);
  });

  test("that is aborted already is heard at once", () => {
    const heard: AbortSignal[] = [];
    const aborted = AbortSignal.abort();
    onAbort([new AbortController().signal, aborted], (signal) => heard.push(signal));
    expect(heard).toEqual([aborted]);
  });
});

describe("a stop", () => {
  test("comes once, with its first reason, and is heard by whoever listens still", () => {
    const stop = new Stop();
    const heard: unknown[] = [];
    const unheard = () => heard.push("unheard");
    const stopListening = onAbort([stop], unheard);
    onAbort([stop], ({ reason }) => heard.push(reason));
    stopListening();
    stop.abort("first");
    stop.abort("second");
    expect(heard).toEqual(["first"]);
    expect(() => stop.throwIfAborted()).toThrow("first");
  });

  test("without a reason is a cancellation", () => {
    const stop = new Stop();
    stop.throwIfAborted();
    stop.abort();
    expect(stop.reason).toMatchObject({ code: "canceled" });
  });

  test("comes with the signal that it follows, and leaves it no listener", () => {
    const abort = new AbortController();
    const [following, former] = [new Stop(), new Stop()];
    following.follow(abort.signal);
    former.follow(abort.signal)();
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(1);
    abort.abort("why");
    expect(following.reason).toBe("why");
    expect(former.aborted).toBe(false);
    expect(getEventListeners(abort.signal, "abort")).toHaveLength(0);
  });

  test("that follows an aborted signal has come", () => {
    const stop = new Stop();
    stop.follow(AbortSignal.abort("before"));
    expect(stop.reason).toBe("before");
  });
});

describe("a deadline", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("does not come while its clock is stopped, and leaves what was left afterwards", () => {
    const deadline = new Deadline(1_000);
    jest.advanceTimersByTime(400);
    deadline.stop();
    jest.advanceTimersByTime(5_000);
    deadline.stop();
    deadline.resume();
    expect(deadline.stoppedMs).toBe(5_000);
    jest.advanceTimersByTime(599);
    expect(deadline.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(deadline.signal.reason).toMatchObject({ code: "timeout", detail: expect.stringContaining("1000 ms") });
  });

  test("can be stopped more than once", () => {
    const deadline = new Deadline(1_000);
    for (let count = 0; count < 3; count += 1) {
      jest.advanceTimersByTime(300);
      deadline.stop();
      jest.advanceTimersByTime(2_000);
      deadline.resume();
      deadline.resume();
    }
    expect(deadline.stoppedMs).toBe(6_000);
    expect(deadline.signal.aborted).toBe(false);
    jest.advanceTimersByTime(100);
    expect(deadline.signal.aborted).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("is canceled by the signals of its task while its clock is stopped, and leaves no timer", async () => {
    const abort = new AbortController();
    const ended = withDeadline(1_000, [abort.signal], async (deadline) => {
      deadline.stop();
      abort.abort();
      throw deadline.signal.reason;
    });
    await expect(ended).rejects.toMatchObject({ code: "canceled" });
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("a pause", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("ends by itself, when its time is over", async () => {
    const ended = jest.fn();
    const waiting = pause(1_000, [new AbortController().signal]).then(ended);
    await jest.advanceTimersByTimeAsync(999);
    expect(ended).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    await waiting;
  });

  test("ends at once when it is canceled, and leaves no timer", async () => {
    const abort = new AbortController();
    const waiting = pause(1_000_000, [new AbortController().signal, abort.signal]);
    expect(jest.getTimerCount()).toBe(1);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: "canceled" });
    expect(jest.getTimerCount()).toBe(0);
  });

  test("does not begin when it is canceled already", async () => {
    await expect(pause(1_000_000, [AbortSignal.abort()])).rejects.toMatchObject({ code: "canceled" });
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("a serial queue", () => {
  test("a task canceled while waiting does not let the next one overtake", async () => {
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
    const second = queue.run(async () => events.push("second ran"), [abort.signal]);
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
    await expect(queue.run(async () => 1, [AbortSignal.abort(late)])).rejects.toBe(late);
    await expect(queue.run(async () => 1, [AbortSignal.abort()])).rejects.toMatchObject({ code: "canceled" });
    expect(never).toBeInstanceOf(Promise);
  });

  test("a failing task does not stop the next one", async () => {
    const queue = new SerialQueue();
    await expect(queue.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(queue.run(async () => 1)).resolves.toBe(1);
  });
});
