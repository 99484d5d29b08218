import { type HostError, type HostErrorCode, hostWithoutAnswer } from "../../../src/windows";
import { answerOf } from "../../../src/windows/errors/answer-of";
import { hostError } from "../../support/host-error";

function error(code: HostErrorCode, transport = false): HostError {
  return hostError(code, { summary: "It is not so", detail: "Do this.", transport });
}

describe("an error of a host", () => {
  test.each<[HostErrorCode, Partial<HostError>]>([
    ["timeout", { isNoAnswer: true, isAboutOneQuestion: true, isWmiFailure: true, isRefusedChange: false }],
    ["connection_reset", { isNoAnswer: true, isAboutOneQuestion: false, isWmiFailure: false, isRefusedChange: false }],
    ["wrong_type", { isNoAnswer: false, isAboutOneQuestion: true, isWmiFailure: false, isRefusedChange: false }],
    ["policy_in_force", { isNoAnswer: false, isAboutOneQuestion: true, isWmiFailure: true, isRefusedChange: true }],
    ["not_found", { isNoAnswer: false, isAboutOneQuestion: false, isWmiFailure: true, isRefusedChange: true }],
    ["unauthorized", { isNoAnswer: false, isAboutOneQuestion: false, isWmiFailure: false, isRefusedChange: false }],
    ["canceled", { isNoAnswer: false, isAboutOneQuestion: false, isWmiFailure: false, isRefusedChange: false }],
  ])("with the code %s means what its row of the table says", (code, meaning) => {
    const { isNoAnswer, isAboutOneQuestion, isWmiFailure, isRefusedChange } = error(code);
    expect({ isNoAnswer, isAboutOneQuestion, isWmiFailure, isRefusedChange }).toEqual(meaning);
  });

  test("that may be somebody else's answer leaves no question open", () => {
    const forged = error("fault", true);
    expect([forged.isAboutOneQuestion, forged.isWmiFailure, forged.isRefusedChange]).toEqual([false, false, false]);
  });

  test("with a title that says that it did not answer names the host, also one with colons", () => {
    const summary = "The operation did not end in time";
    expect(hostWithoutAnswer(`[fd00::5]:5986: ${summary}`)).toBe("[fd00::5]:5986");
    expect(hostWithoutAnswer("rdsh1: The host did not accept the credential")).toBeUndefined();
  });
});

describe("an answer", () => {
  test("is not known for the reason that the host gives", async () => {
    const refusals: HostError[] = [];
    const refused = error("wmi_failed");
    const answer = await answerOf(
      () => Promise.reject(refused),
      (one) => void refusals.push(one),
    );
    expect(answer).toEqual({ known: false, reason: "It is not so. Do this." });
    expect(refusals).toEqual([refused]);
  });

  test.each(["connection_reset", "canceled"] as const)("is none after %s, which ends everything", async (code) => {
    await expect(answerOf(() => Promise.reject(error(code)))).rejects.toMatchObject({ code });
    await expect(answerOf(() => Promise.reject(new TypeError("a defect")))).rejects.toThrow(TypeError);
  });
});
