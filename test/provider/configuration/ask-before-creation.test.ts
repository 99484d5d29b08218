import { askBeforeCreation } from "../../../src/provider/configuration/ask-before-creation";
import { HostError } from "../../../src/windows";
import { PLANNED, scriptedHost } from "./scripted-host";

/** Asks a host that reads as `read` says. */
function ask(read: (signal: AbortSignal) => Promise<never>) {
  const { client, signal } = scriptedHost().request({});
  const asked = {
    client: Object.assign(client, { host: () => ({ licensing: async () => ({ readBeforeChange: read }) }) }),
    signal,
  };
  return askBeforeCreation(asked, { ...PLANNED, id: null } as never);
}

const NOT_KNOWN = [{ severity: "warning", summary: "rdsh1: Policy and current values are not known" }];

const notTried = (rejected: boolean) =>
  new HostError({ code: "not_tried", host: "rdsh1", summary: "Not tried", detail: "Not tried here.", rejected });

describe("a host that is asked before it is managed", () => {
  test("is not cut short when it is slow, so that its answer still tells whether it accepts the account", async () => {
    let given: AbortSignal | undefined;
    let fail: (error: Error) => void = () => undefined;
    const found = await ask((signal) => {
      given = signal;
      return new Promise((_, reject) => {
        fail = reject;
      });
    });
    expect(found).toMatchObject(NOT_KNOWN);
    expect(found[0]?.detail).toContain("no answer within 5 s");
    expect(given?.aborted).toBe(false);
    // Nobody waits for this anymore, and it must not end the provider.
    fail(notTried(true));
  });

  test("is an error of the plan where others rejected the credential", async () => {
    const asked = ask(() => Promise.reject(notTried(true)));
    await expect(asked).rejects.toMatchObject({ code: "not_tried" });
  });

  test("is not known where others did not answer after being shown it", async () => {
    const asked = ask(() => Promise.reject(notTried(false)));
    expect(await asked).toMatchObject(NOT_KNOWN);
  });
});
