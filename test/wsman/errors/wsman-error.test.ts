import { inspect } from "node:util";
import { answer, call, errorOf, PASSWORD, useBench } from "../../support/wsman-bench";
import { ntlmHandler } from "../../support/wsman-host";

const { start, connect } = useBench();

describe("secrets", () => {
  test("appear in no dump of an error or of the client", async () => {
    await start(ntlmHandler("another", answer, true));
    const client = connect();
    const error = await errorOf(call(client));
    const dump = [error, client].map((item) => inspect(item, { depth: 9, showHidden: true, getters: true })).join();
    const texts = [dump, JSON.stringify(error), String(error), error.stack, JSON.stringify(client)];
    for (const text of texts) {
      expect(text).not.toContain(PASSWORD);
      expect(text).not.toContain("TlRMTVNT");
    }
  });
});
