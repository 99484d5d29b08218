import { Deadline, withDeadline } from "../../../src/wsman/transport/deadline";
import { allClosed, answer, BASIC, call, errorOf, useBench } from "../../support/wsman-bench";
import { soapReply } from "../../support/wsman-host";

const { start, connect } = useBench();

describe("time and cancellation", () => {
  test("a host that never answers is a timeout, and its connection is freed", async () => {
    const host = await start(() => undefined);
    expect((await errorOf(call(connect({ ...BASIC, timeoutMs: 200 })))).code).toBe("timeout");
    await allClosed(host);
  });

  test("the host is told to give up before the client does", async () => {
    const seen: (string | undefined)[] = [];
    await start(({ body }) =>
      soapReply(body, (request) => {
        seen.push(request.operationTimeout);
        return answer(request);
      }),
    );
    await call(connect({ ...BASIC, timeoutMs: 30_000 }));
    expect(seen).toEqual(["PT27.000S"]);
  });

  test("canceling frees the connection and leaves the client usable", async () => {
    const host = await start(() => {
      abort.abort();
      return undefined;
    });
    const abort = new AbortController();
    const client = connect(BASIC);
    expect((await errorOf(call(client, abort.signal))).code).toBe("canceled");
    await allClosed(host);
    host.handler = ({ body }) => soapReply(body, answer);
    expect(await call(client)).toBe(42);
  });

  test("canceling a call that waits leaves the one under way alone", async () => {
    const abort = new AbortController();
    const host = await start(({ body }) => {
      abort.abort();
      return soapReply(body, answer);
    });
    const client = connect(BASIC);
    const [first, second] = await Promise.all([call(client), errorOf(call(client, abort.signal))]);
    expect(first).toBe(42);
    expect(second.code).toBe("canceled");
    expect(host.requests).toHaveLength(1);
  });

  test("a signal that is already aborted sends nothing", async () => {
    const host = await start(() => undefined);
    expect((await errorOf(call(connect(BASIC), AbortSignal.abort()))).code).toBe("canceled");
    expect(host.connections).toBe(0);
  });

  test("closing cancels what is under way and what comes later", async () => {
    await start(() => {
      void client.close();
      return undefined;
    });
    const client = connect(BASIC);
    const errors = await Promise.all([errorOf(call(client)), errorOf(call(client))]);
    expect(errors.map(({ code }) => code)).toEqual(["canceled", "canceled"]);
    expect((await errorOf(call(client))).code).toBe("canceled");
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
