import { type ConnectivityAnswer, connectivityStatus, judgeReachability, known, unknown } from "../../src/licensing";

function asked(...answers: (ConnectivityAnswer | "unasked")[]) {
  return answers.map((answer, index) => ({
    server: `lic${index + 1}`,
    status: answer === "unasked" ? unknown("WMI is broken.") : known(answer),
  }));
}

describe("a connectivity status", () => {
  // https://learn.microsoft.com/windows/win32/termserv/win32-terminalservicesetting-gettstolsconnectivitystatus
  test.each([
    ["usable", [1, 2, 9, 11]],
    ["unusable", [3, 4, 5, 6]],
    ["unknown", [0, 7, 8, 10, 12, 4294967295]],
  ] as const)("is %s: %j", (verdict, numbers) => {
    expect(numbers.map((number) => connectivityStatus(number).verdict)).toEqual(numbers.map(() => verdict));
  });

  test("that never came is of a server that is of no use", () => {
    expect(connectivityStatus("no_answer").verdict).toBe("unusable");
  });
});

describe("a minimum of reachable license servers", () => {
  test("is met by the usable ones alone", () => {
    expect(judgeReachability(asked(11, 6), 1)).toMatchObject({ outcome: "met", usable: 1 });
  });

  test.each([0, 7, 8, 10, "unasked"] as const)("cannot be told where it depends on %s", (answer) => {
    expect(judgeReachability(asked(11, answer), 2).outcome).toBe("unknown");
  });

  test.each([3, 4, 5, 6, "no_answer"] as const)("is violated where too many are %s", (answer) => {
    const judged = judgeReachability(asked(11, answer), 2);
    expect(judged).toMatchObject({ outcome: "violated", usable: 1, others: [expect.stringContaining('"lic2" ')] });
  });

  test("is violated where even all unclear ones would not do", () => {
    expect(judgeReachability(asked(8, 6, 6), 2).outcome).toBe("violated");
  });
});
