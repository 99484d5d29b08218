import { SharedLogon, WsmanError } from "../../../src/wsman";

const { signal } = new AbortController();
const rejection = () => new WsmanError("unauthorized", "The host answered 401.");

/** A logon that ends when it is told to. */
function open() {
  let accept: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const outcome = new Promise<string>((resolve, reject) => {
    accept = () => resolve("answer");
    fail = reject;
  });
  const logOn = jest.fn(() => outcome);
  return { logOn, accept, fail };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe("The logons of one account on many hosts", () => {
  test("wait for the first, and are on their own once it was accepted", async () => {
    const logon = new SharedLogon();
    const [first, second, third] = [open(), open(), open()];
    const answers = [first, second, third].map(({ logOn }, index) => logon.attempt(`rdsh${index}`, logOn, signal));
    await soon();
    expect(second.logOn).not.toHaveBeenCalled();
    first.accept();
    await soon();
    expect([second.logOn, third.logOn].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    second.accept();
    third.fail(rejection());
    expect(await Promise.allSettled(answers)).toMatchObject([
      { value: "answer" },
      { value: "answer" },
      { reason: { code: "unauthorized" } },
    ]);
    await logon.attempt("rdsh4", async () => "answer", signal);
  });

  test("are tried no more after two hosts rejected them, which the error names", async () => {
    const logon = new SharedLogon();
    const never = jest.fn();
    const reject = () => Promise.reject(rejection());
    const results = await Promise.allSettled([
      logon.attempt("rdsh1", reject, signal),
      logon.attempt("rdsh2", reject, signal),
      logon.attempt("rdsh3", never, signal),
    ]);
    expect(results).toMatchObject([
      { reason: { code: "unauthorized", detail: expect.stringContaining("answered 401") } },
      { reason: { code: "unauthorized", detail: expect.stringContaining("answered 401") } },
      {
        reason: {
          code: "unauthorized",
          detail: expect.stringMatching(/not tried here: rdsh1 and rdsh2 did not accept/),
        },
      },
    ]);
    expect(never).not.toHaveBeenCalled();
  });

  test("go on after one host alone rejected them, and after hosts that fail otherwise", async () => {
    const logon = new SharedLogon();
    const fails = (code: "unauthorized" | "connection_reset") => () =>
      Promise.reject(new WsmanError(code, "It failed."));
    await expect(logon.attempt("rdsh1", fails("unauthorized"), signal)).rejects.toThrow();
    for (const host of ["rdsh2", "rdsh3", "rdsh4"]) {
      await expect(logon.attempt(host, fails("connection_reset"), signal)).rejects.toMatchObject({
        code: "connection_reset",
      });
    }
    expect(await logon.attempt("rdsh5", async () => "answer", signal)).toBe("answer");
  });

  test("are not held up for long by a host that does not answer", async () => {
    const logon = new SharedLogon(10);
    const hanging = open();
    const first = logon.attempt("rdsh1", hanging.logOn, signal);
    expect(await logon.attempt("rdsh2", async () => "answer", signal)).toBe("answer");
    hanging.accept();
    expect(await first).toBe("answer");
  });

  test("wait for a silent host no longer once an earlier one has accepted them after all", async () => {
    const logon = new SharedLogon(50);
    const [late, silent, third] = [open(), open(), open()];
    const answers = [late, silent, third].map(({ logOn }, index) => logon.attempt(`rdsh${index}`, logOn, signal));
    while (silent.logOn.mock.calls.length === 0) await soon();
    late.accept();
    await soon();
    expect(third.logOn).toHaveBeenCalled();
    silent.accept();
    third.accept();
    expect(await Promise.all(answers)).toEqual(["answer", "answer", "answer"]);
  });

  test("leave the queue when their operation is canceled", async () => {
    const logon = new SharedLogon();
    const [first, second] = [open(), open()];
    const canceling = new AbortController();
    const answer = logon.attempt("rdsh1", first.logOn, signal);
    const canceled = logon.attempt("rdsh2", second.logOn, canceling.signal);
    canceling.abort();
    await expect(canceled).rejects.toMatchObject({ code: "canceled" });
    first.accept();
    expect(await answer).toBe("answer");
    expect(second.logOn).not.toHaveBeenCalled();
  });
});
