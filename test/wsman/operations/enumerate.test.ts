import { type CimInstance, resource, type WsmanClientOptions } from "../../../src/wsman";
import { buildEnumerationPage, parseEnumerate, parseEnumerationContext } from "../../../src/wsman/codecs";
import { ManualTiming } from "../../support/manual-timing";
import { BASIC, errorOf, useBench } from "../../support/wsman-bench";
import { type Answer, soapReply } from "../../support/wsman-host";

const { start, connect } = useBench();

describe("enumeration", () => {
  const item = (name: string): CimInstance => ({
    kind: "instance",
    resourceUri: resource("root/cimv2", "Thing").uri,
    className: "Thing",
    properties: { Name: name },
  });

  function pages(actions: string[], endless = false): Answer {
    return (request) => {
      const action = request.action?.split("/").at(-1) ?? "";
      actions.push(action);
      if (request.body === undefined || action === "Release") return {};
      if (action === "Enumerate") {
        expect(parseEnumerate(request.body).wql).toBe("select * from Thing");
        return { body: buildEnumerationPage("Enumerate", { items: [item("a")], context: "uuid:1" }) };
      }
      const context = parseEnumerationContext(request.body);
      if (endless) return { body: buildEnumerationPage("Pull", { items: [], context: "uuid:1" }) };
      const last = context === "uuid:2";
      const page = last ? { items: [item("d")] } : { items: [item("b"), item("c")], context: "uuid:2" };
      return { body: buildEnumerationPage("Pull", page) };
    };
  }

  const options = { wql: "select * from Thing" };

  test("goes on with the newest context to the end", async () => {
    const actions: string[] = [];
    await start(({ body }) => soapReply(body, pages(actions)));
    const names: unknown[] = [];
    for await (const { properties } of connect(BASIC).enumerate(resource("root/cimv2", "*"), options)) {
      names.push(properties.Name);
    }
    expect(names).toEqual(["a", "b", "c", "d"]);
    expect(actions).toEqual(["Enumerate", "Pull", "Pull"]);
  });

  test("ending the loop early releases it on the host", async () => {
    const actions: string[] = [];
    await start(({ body }) => soapReply(body, pages(actions)));
    for await (const { properties } of connect(BASIC).enumerate(resource("root/cimv2", "*"), options)) {
      if (properties.Name === "b") break;
    }
    expect(actions).toEqual(["Enumerate", "Pull", "Release"]);
  });

  test("a lost first page is asked for again, a lost later one never, because it would be skipped", async () => {
    const actions: string[] = [];
    const right = pages(actions);
    let toLose = "Enumerate";
    await start(({ body, socket }) => {
      const reply = soapReply(body, right);
      if (actions.at(-1) !== toLose) return reply;
      toLose = "Pull";
      socket.destroy();
      return undefined;
    });
    const client = connect({ ...BASIC, maxRetries: 3 }, new ManualTiming());
    const drain = async () => {
      for await (const _ of client.enumerate(resource("root/cimv2", "*"), options));
    };
    expect((await errorOf(drain())).code).toBe("connection_reset");
    expect(actions).toEqual(["Enumerate", "Enumerate", "Pull", "Release"]);
  });

  const drain = async (limits: Partial<WsmanClientOptions>, answer: Answer) => {
    await start(({ body }) => soapReply(body, answer));
    const client = connect({ ...BASIC, ...limits });
    for await (const _ of client.enumerate(resource("root/cimv2", "*"), options));
  };

  test("an enumeration whose pages stay empty is stopped", async () => {
    const actions: string[] = [];
    const drained = drain({ limits: { emptyPages: 5 } }, pages(actions, true));
    expect(await errorOf(drained)).toMatchObject({ code: "too_large", host: "127.0.0.1" });
    expect(actions).toEqual(["Enumerate", ...Array(6).fill("Pull"), "Release"]);
  });

  test("an enumeration with too many items is stopped", async () => {
    const drained = drain({ limits: { items: 2 } }, pages([]));
    expect(await errorOf(drained)).toMatchObject({ code: "too_large", detail: expect.stringContaining("2 items") });
  });

  test("a hundred slow pages do not add up: all have the time of one question", async () => {
    const actions: string[] = [];
    const endless: Answer = ({ action = "" }) => {
      actions.push(action);
      const reply = action.endsWith("Pull") ? "Pull" : "Enumerate";
      return { body: buildEnumerationPage(reply, { items: [item("a")], context: "uuid:1" }) };
    };
    const host = await start(({ body, socket }) => {
      const { status, headers, body: text } = soapReply(body, endless);
      const lines = Object.entries({ ...headers, "Content-Length": text.length }).map(
        (pair) => `${pair.join(": ")}\r\n`,
      );
      setTimeout(() => socket.write(`HTTP/1.1 ${status} \r\n${lines.join("")}\r\n${text}`), 200);
      return undefined;
    });
    const client = connect({ ...BASIC, port: host.port, timeoutMs: 2_000 });
    const all = async () => {
      for await (const _ of client.enumerate(resource("root/cimv2", "*"), options));
    };
    expect((await errorOf(all())).code).toBe("timeout");
    expect(actions.length).toBeGreaterThan(1);
    expect(actions.length).toBeLessThanOrEqual(11);
  });
});
