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
  // It may end before anybody waits for it.
  outcome.catch(() => undefined);
  const logOn = jest.fn(() => outcome);
  return { logOn, accept, fail };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe("The logons of one account on many hosts", () => {
  const start = (logon: SharedLogon, ...tries: ReturnType<typeof open>[]) =>
    tries.map(({ logOn }, index) => logon.attempt(`rdsh${index + 1}`, logOn, signal));
  const begun = (...tries: ReturnType<typeof open>[]) => tries.map(({ logOn }) => logOn.mock.calls.length);

  test("are two at a time, and on their own once one was accepted", async () => {
    const logon = new SharedLogon();
    const [first, second, third, fourth] = [open(), open(), open(), open()];
    const answers = start(logon, first, second, third, fourth);
    await soon();
    expect(begun(first, second, third, fourth)).toEqual([1, 1, 0, 0]);
    second.accept();
    await soon();
    expect(begun(third, fourth)).toEqual([1, 1]);
    for (const { fail } of [first, third, fourth]) fail(rejection());
    expect(await Promise.allSettled(answers)).toMatchObject([
      { reason: { code: "unauthorized" } },
      { value: "answer" },
      { reason: { code: "unauthorized" } },
      { reason: { code: "unauthorized" } },
    ]);
    // After an acceptance one host's rejection stops nobody else.
    expect(await logon.attempt("rdsh5", async () => "answer", signal)).toBe("answer");
  });

  test.each([1, 2, 3, 5])("are never more than the limit of %d, rejected and open together", async (limit) => {
    const logon = new SharedLogon(limit);
    const tries = Array.from({ length: 8 }, open);
    const answers = Promise.allSettled(start(logon, ...tries));
    for (const { fail } of tries) {
      await soon();
      expect(begun(...tries).reduce((sum, count) => sum + count)).toBe(limit);
      fail(rejection());
    }
    const codes = (await answers).map((result) => (result.status === "rejected" ? result.reason.code : "none"));
    expect(codes).toEqual(tries.map((_, index) => (index < limit ? "unauthorized" : "not_tried")));
  });

  test("that were rejected or never answered are named where no more are tried", async () => {
    const logon = new SharedLogon();
    const never = jest.fn();
    const fails = (code: "unauthorized" | "timeout") => () => Promise.reject(new WsmanError(code, "It failed."));
    await expect(logon.attempt("rdsh1", fails("unauthorized"), signal)).rejects.toThrow();
    await expect(logon.attempt("rdsh2", fails("timeout"), signal)).rejects.toThrow();
    await expect(logon.attempt("rdsh3", never, signal)).rejects.toMatchObject({
      code: "not_tried",
      unsent: true,
      rejected: true,
      detail: expect.stringMatching(/rdsh1 did not accept it, and rdsh2 did not answer after being shown it/),
    });
    expect(never).not.toHaveBeenCalled();
  });

  test("that were given up after the password was shown count, however they were given up", async () => {
    const logon = new SharedLogon();
    const tries = Array.from({ length: 50 }, open);
    const answers = Promise.allSettled(start(logon, ...tries));
    await soon();
    for (const { fail } of tries) fail(new WsmanError("canceled", "Given up."));
    await answers;
    expect(begun(...tries).reduce((sum, count) => sum + count)).toBe(2);
  });

  test("count an answer that is none of the service as none: it opens nothing to the others", async () => {
    const logon = new SharedLogon();
    for (const host of ["rdsh1", "rdsh2"])
      await logon.attempt(
        host,
        async () => 404,
        signal,
        () => "none",
      );
    const third = logon.attempt("rdsh3", async () => 200, signal);
    await expect(third).rejects.toMatchObject({ code: "not_tried", rejected: false });
  });

  test("that did not come to show the password do not count", async () => {
    const logon = new SharedLogon();
    const unsent = () => Promise.reject(new WsmanError("connection_reset", "It failed.", { unsent: true }));
    for (let count = 0; count < 5; count += 1) {
      await expect(logon.attempt("rdsh1", unsent, signal)).rejects.toMatchObject({ code: "connection_reset" });
    }
    expect(await logon.attempt("rdsh2", async () => "answer", signal)).toBe("answer");
  });

  test("go on when a host that had been silent accepts after all", async () => {
    const logon = new SharedLogon();
    const [late, silent, third] = [open(), open(), open()];
    const answers = start(logon, late, silent, third);
    await soon();
    late.accept();
    await soon();
    expect(begun(third)).toEqual([1]);
    silent.accept();
    third.accept();
    expect(await Promise.all(answers)).toEqual(["answer", "answer", "answer"]);
  });

  test("leave the queue when their operation is canceled", async () => {
    const logon = new SharedLogon(1);
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
