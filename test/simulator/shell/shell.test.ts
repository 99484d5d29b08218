import type { FaultScript } from "../../../src/simulator/fault-script";
import type { Service } from "../../../src/simulator/service/service";
import { parseXml } from "../../../src/wsman/xml";
import { describeWithFixtures, readFixture } from "../../support/fixtures";
import { OWN_COMMAND, OWN_SHELL, OWN_SHELL_REQUESTS } from "../../support/own-messages";
import { simulatedService } from "../../support/simulated-service";
import { textsOf } from "../../support/soap-request";
import { shapeOf } from "../../support/xml-shape";

type Step = keyof typeof OWN_SHELL_REQUESTS;

/** Requests of the steps of a command, with the identifiers that stand in them. */
interface Script {
  readonly shell: string;
  readonly command: string;
  request(step: Step): string;
}

const OWN: Script = { shell: OWN_SHELL, command: OWN_COMMAND, request: (step) => OWN_SHELL_REQUESTS[step] };
const RECORDED: Script = {
  shell: "4283CBDC-3706-415B-88BD-B385F3E51A53",
  command: "CF84C20A-0A35-43FA-AF78-0B4711DA5F30",
  request: (step) => readFixture(`shell/${step}.request.xml`).toString(),
};
const STEPS: readonly Step[] = ["create", "command", "receive", "signal", "delete"];

let service: Service;
let faults: FaultScript;
beforeEach(() => {
  ({ service, faults } = simulatedService({ maxShells: 2 }));
});

/** Sends requests of a script with this run's identifiers; gives replies with the script's own. */
function exchanges({ shell, command, request: requestOf }: Script) {
  const ids = { shell, command };
  return (step: Step, replace: (request: string) => string = (request) => request) => {
    const request = replace(requestOf(step)).replaceAll(shell, ids.shell).replaceAll(command, ids.command);
    const outcome = service.handle(Buffer.from(request), true);
    if (outcome.kind !== "reply") throw new Error(outcome.kind);
    ids.shell = textsOf(outcome.xml, "ShellId")[0] ?? ids.shell;
    ids.command = textsOf(outcome.xml, "CommandId")[0] ?? ids.command;
    const xml = outcome.xml.replaceAll(ids.shell, shell).replaceAll(ids.command, command);
    return { status: outcome.status, xml: xml.replaceAll("127.0.0.1", "192.168.56.1") };
  };
}

describe("the cmd shell", () => {
  let exchange: ReturnType<typeof exchanges>;
  beforeEach(() => {
    exchange = exchanges(OWN);
  });

  test("says at each step what a client needs for the next", () => {
    const [create, command, receive, signal, deleted] = STEPS.map((step) => exchange(step));
    expect([create, command, receive, signal, deleted].map((reply) => reply?.status)).toEqual([
      200, 200, 200, 200, 200,
    ]);
    expect(textsOf(create?.xml ?? "", "ShellId")).toEqual([OWN_SHELL]);
    expect(textsOf(create?.xml ?? "", "Selector")).toEqual([OWN_SHELL]);
    expect(textsOf(command?.xml ?? "", "CommandId")).toEqual([OWN_COMMAND]);
    expect(textsOf(receive?.xml ?? "", "Stream")).toEqual([Buffer.from("hi\r\n").toString("base64"), "", ""]);
    expect(textsOf(receive?.xml ?? "", "ExitCode")).toEqual(["0"]);
  });

  test("answers for a command, and for a shell, that does not exist with UnexpectedSelectors", () => {
    for (const step of ["create", "command", "signal"] as const) exchange(step);
    const faultOf = ({ status, xml }: { status: number; xml: string }) => [
      status,
      textsOf(xml, "Value").at(-1),
      /Code="(\d+)"/.exec(xml)?.[1],
    ];
    expect(faultOf(exchange("receive"))).toEqual([500, "w:InvalidSelectors", "2150858843"]);
    exchange("delete");
    expect(faultOf(exchange("command"))).toEqual([500, "w:InvalidSelectors", "2150858843"]);
  });

  test("loses no output to a time-out of Receive", () => {
    exchange("create");
    exchange("command");
    faults.add({ name: "operation-timeout", operation: "Receive" });
    expect(exchange("receive").xml).toContain('Code="2150858793"');
    expect(textsOf(exchange("receive").xml, "ExitCode")).toEqual(["0"]);
  });

  test("brings output in parts: the rest, the exit code and the end marks come last", () => {
    exchange("create");
    exchange("command");
    faults.add({ name: "split-output", operation: "Receive" });
    const [first, second] = [exchange("receive").xml, exchange("receive").xml];
    const output = [first, second].map((xml) => Buffer.from(textsOf(xml, "Stream")[0] ?? "", "base64").toString());
    expect(output).toEqual(["hi", "\r\n"]);
    expect([first, second].map((xml) => /CommandState\/(\w+)/.exec(xml)?.[1])).toEqual(["Running", "Done"]);
    expect([first, second].map((xml) => xml.includes('End="true"'))).toEqual([false, true]);
  });

  test("is refused over the quota, until another is deleted", () => {
    exchange("create");
    exchange("create");
    const refused = exchange("create");
    expect(refused.status).toBe(500);
    expect(refused.xml).toContain('Code="2150859173"');
    exchange("delete");
    expect(exchange("create").status).toBe(200);
  });

  test("writes in the code page it was made with", () => {
    const echo = (text: string) => (request: string) =>
      request.replace("<rsp:Arguments>hi<", `<rsp:Arguments>${text}<`);
    const bytesOf = (options: string) => {
      exchange("create", (request) =>
        request.replace("</s:Header>", `<w:OptionSet>${options}</w:OptionSet></s:Header>`),
      );
      exchange("command", echo("café Ж"));
      const bytes = Buffer.from(textsOf(exchange("receive").xml, "Stream")[0] ?? "", "base64");
      exchange("delete");
      return bytes;
    };
    const page = (number: string) => `<w:Option Name="WINRS_CODEPAGE">${number}</w:Option>`;
    expect(bytesOf(page("437"))).toEqual(Buffer.from("caf\x82 ?\r\n", "latin1"));
    expect(bytesOf(page("65001"))).toEqual(Buffer.from("café Ж\r\n"));
  });
});

describeWithFixtures(
  "the cmd shell, next to the recorded exchange of a real host",
  "simulator/shell/shell.test.ts",
  () => {
    let exchange: ReturnType<typeof exchanges>;
    beforeEach(() => {
      exchange = exchanges(RECORDED);
    });

    test("gives every reply as recorded", () => {
      for (const step of STEPS) {
        const { status, xml } = exchange(step);
        const recorded = readFixture(`shell/${step}.response.xml`).toString();
        expect([step, status, shapeOf(parseXml(xml))]).toEqual([step, 200, shapeOf(parseXml(recorded))]);
      }
    });

    test("gives the recorded fault for a command that does not exist", () => {
      for (const step of ["create", "command", "signal"] as const) exchange(step);
      const { status, xml } = exchange("receive");
      const recorded = readFixture("faults/2150858843-invalid-selectors-UnexpectedSelectors.xml")
        .toString()
        .replace(/<p:ActivityId>.*?<\/p:ActivityId>/, "");
      expect(status).toBe(500);
      expect(shapeOf(parseXml(xml.replace("rdsh1", "192.168.56.15")))).toEqual(shapeOf(parseXml(recorded)));
    });

    test("gives the recorded fault for a time-out of Receive", () => {
      exchange("create");
      exchange("command");
      faults.add({ name: "operation-timeout", operation: "Receive" });
      const recorded = readFixture("faults/2150858793-operation-timeout.xml").toString();
      expect(shapeOf(parseXml(exchange("receive").xml.replace("rdsh1", "192.168.56.11")))).toEqual(
        shapeOf(parseXml(recorded)),
      );
    });

    test("gives the recorded code and text for a shell over the quota", () => {
      exchange("create");
      exchange("create");
      const refused = exchange("create");
      const recorded = readFixture("faults/2150859173-quota-shells.MSFT_WmiError.xml").toString();
      expect(refused.status).toBe(500);
      expect(textsOf(refused.xml, "Value")).toEqual(textsOf(recorded, "Value"));
      expect(textsOf(refused.xml, "Text")).toEqual(textsOf(recorded, "Text"));
    });
  },
);
