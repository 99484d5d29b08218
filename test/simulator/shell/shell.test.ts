import type { FaultScript } from "../../../src/simulator/fault-script";
import type { Service } from "../../../src/simulator/service/service";
import { parseXml } from "../../../src/wsman/xml";
import { describeWithFixtures, readFixture } from "../../support/fixtures";
import { simulatedService } from "../../support/simulated-service";
import { textsOf } from "../../support/soap-request";
import { shapeOf } from "../../support/xml-shape";

const recordedShell = "4283CBDC-3706-415B-88BD-B385F3E51A53";
const recordedCommand = "CF84C20A-0A35-43FA-AF78-0B4711DA5F30";

describeWithFixtures("the cmd shell, next to the recorded exchange of a real host", () => {
  let service: Service;
  let faults: FaultScript;
  let ids: { shell: string; command: string };

  beforeEach(() => {
    ({ service, faults } = simulatedService({ maxShells: 2 }));
    ids = { shell: recordedShell, command: recordedCommand };
  });

  /** Sends a recorded request with this run's identifiers; the reply with the recorded ones. */
  function exchange(name: string, replace: (request: string) => string = (request) => request) {
    const request = replace(readFixture(`shell/${name}.request.xml`).toString())
      .replaceAll(recordedShell, ids.shell)
      .replaceAll(recordedCommand, ids.command);
    const outcome = service.handle(Buffer.from(request), true);
    if (outcome.kind !== "reply") throw new Error(outcome.kind);
    ids.shell = textsOf(outcome.xml, "ShellId")[0] ?? ids.shell;
    ids.command = textsOf(outcome.xml, "CommandId")[0] ?? ids.command;
    const xml = outcome.xml
      .replaceAll(ids.shell, recordedShell)
      .replaceAll(ids.command, recordedCommand)
      .replaceAll("127.0.0.1", "192.168.56.1");
    return { status: outcome.status, xml };
  }

  test("every reply is the recorded one", () => {
    for (const name of ["create", "command", "receive", "signal", "delete"]) {
      const { status, xml } = exchange(name);
      const recorded = readFixture(`shell/${name}.response.xml`).toString();
      expect([name, status, shapeOf(parseXml(xml))]).toEqual([name, 200, shapeOf(parseXml(recorded))]);
    }
  });

  test("a command that is not there gives the recorded fault, a shell that is not there the same code", () => {
    exchange("create");
    exchange("command");
    exchange("signal");
    const { status, xml } = exchange("receive");
    const recorded = readFixture("faults/2150858843-invalid-selectors-UnexpectedSelectors.xml")
      .toString()
      .replace(/<p:ActivityId>.*?<\/p:ActivityId>/, "");
    expect(status).toBe(500);
    expect(shapeOf(parseXml(xml.replace("rdsh1", "192.168.56.15")))).toEqual(shapeOf(parseXml(recorded)));
    exchange("delete");
    expect(exchange("command").xml).toContain('Code="2150858843"');
  });

  test("a time-out of Receive gives the recorded fault and loses no output", () => {
    exchange("create");
    exchange("command");
    faults.add({ name: "operation-timeout", operation: "Receive" });
    const recorded = readFixture("faults/2150858793-operation-timeout.xml").toString();
    expect(shapeOf(parseXml(exchange("receive").xml.replace("rdsh1", "192.168.56.11")))).toEqual(
      shapeOf(parseXml(recorded)),
    );
    expect(textsOf(exchange("receive").xml, "ExitCode")).toEqual(["0"]);
  });

  test("output can come in parts: the rest, the exit code and the end marks come last", () => {
    exchange("create");
    exchange("command");
    faults.add({ name: "split-output", operation: "Receive" });
    const [first, second] = [exchange("receive").xml, exchange("receive").xml];
    const output = [first, second].map((xml) => Buffer.from(textsOf(xml, "Stream")[0] ?? "", "base64").toString());
    expect(output).toEqual(["hi", "\r\n"]);
    expect([first, second].map((xml) => /CommandState\/(\w+)/.exec(xml)?.[1])).toEqual(["Running", "Done"]);
    expect([first, second].map((xml) => xml.includes('End="true"'))).toEqual([false, true]);
  });

  test("a shell over the quota is refused until one is deleted, with the recorded code and text", () => {
    exchange("create");
    exchange("create");
    const refused = exchange("create");
    const recorded = readFixture("faults/2150859173-quota-shells.MSFT_WmiError.xml").toString();
    expect(refused.status).toBe(500);
    expect(refused.xml).toContain('Code="2150859173"');
    expect(textsOf(refused.xml, "Value")).toEqual(textsOf(recorded, "Value"));
    expect(textsOf(refused.xml, "Text")).toEqual(textsOf(recorded, "Text"));
    exchange("delete");
    expect(exchange("create").status).toBe(200);
  });

  test("output is in the code page the shell was made with", () => {
    const echo = (text: string) => (request: string) =>
      request.replace("<rsp:Arguments>hi<", `<rsp:Arguments>${text}<`);
    const bytesOf = (options: string) => {
      exchange("create", (request) =>
        request.replace("</s:Header>", `<wsman:OptionSet>${options}</wsman:OptionSet></s:Header>`),
      );
      exchange("command", echo("café Ж"));
      const bytes = Buffer.from(textsOf(exchange("receive").xml, "Stream")[0] ?? "", "base64");
      exchange("delete");
      return bytes;
    };
    const page = (number: string) => `<wsman:Option Name="WINRS_CODEPAGE">${number}</wsman:Option>`;
    expect(bytesOf(page("437"))).toEqual(Buffer.from("caf\x82 ?\r\n", "latin1"));
    expect(bytesOf(page("65001"))).toEqual(Buffer.from("café Ж\r\n"));
  });
});
