import { once } from "node:events";
import { Examination } from "../../src/doctor/examination";
import { WsmanError } from "../../src/wsman";

const plan = { id: "root_cimv2", title: "root/cimv2", needs: [] } as const;
const canceled = () => new WsmanError("canceled", "", { transport: true });

function examination(signal = new AbortController().signal) {
  return new Examination({ signal, limitMs: 1 });
}

describe("a step whose time is over", () => {
  test("says so, though whoever it asked was only told to stop", async () => {
    const examined = examination();
    await examined.step(plan, async (signal) => {
      await once(signal, "abort");
      throw canceled();
    });
    expect(examined.steps).toMatchObject([
      { state: "failed", code: "timeout", detail: expect.stringMatching(/in time/) },
    ]);
  });

  test("says so where it makes a finding of the error itself", async () => {
    const examined = examination();
    await examined.step(plan, async (signal) => {
      await once(signal, "abort");
      return examined.failure(canceled());
    });
    expect(examined.steps).toMatchObject([{ state: "failed", code: "timeout" }]);
  });

  test("still tells what it had found out before", async () => {
    const examined = examination();
    await examined.step(plan, async (signal) => {
      await once(signal, "abort");
      return examined.failure(new WsmanError("access_denied", "The host said no."));
    });
    expect(examined.steps).toMatchObject([{ state: "failed", code: "access_denied" }]);
  });

  test("is not to blame for the next one", async () => {
    const examined = examination();
    await examined.step(plan, async (signal) => {
      await once(signal, "abort");
      throw canceled();
    });
    await examined.step(plan, async () => examined.failure(new WsmanError("fault", "The host said no.")));
    expect(examined.steps).toMatchObject([{ code: "timeout" }, { code: "fault" }]);
  });
});

test("an examination that is canceled ends with its reason", async () => {
  const controller = new AbortController();
  const reason = new Error("nobody waits");
  const step = examination(controller.signal).step(plan, async () => {
    controller.abort(reason);
    throw canceled();
  });
  await expect(step).rejects.toBe(reason);
});
