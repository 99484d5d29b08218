import { Computer } from "../../../src/windows/diagnosis/computer";
import type { Wmi } from "../../../src/windows/wmi/wmi";
import type { CimInstance, CimMembers } from "../../../src/wsman";
import { decodeXmlBytes, parseEnumerationPage, parseResponse, parseXml } from "../../../src/wsman/codecs";
import { describeWithFixtures, readFixture } from "../../support/fixtures";
import { ownInstance, ownReply, rootOf } from "../../support/own-messages";

function answering(instances: readonly CimInstance[], asked: string[] = []): Computer {
  const query: Wmi["query"] = async (_namespace, wql) => {
    asked.push(wql);
    return instances;
  };
  return new Computer({ query } as Wmi, "rdsh1");
}

function columns(properties: CimMembers): CimInstance {
  return { kind: "instance", resourceUri: "", className: "", properties };
}

describeWithFixtures("recorded answers of real hosts", "windows/diagnosis/computer.test.ts", () => {
  const recorded = (file: string) =>
    parseEnumerationPage(parseResponse(parseXml(decodeXmlBytes(readFixture(`wmi/${file}`)))).body).items;

  test.each([
    ["enumerate-optimized-one-page.Win32_OperatingSystem.ws2012.response.xml", 9200],
    ["enumerate-optimized-one-page.Win32_OperatingSystem.ws2008r2.response.xml", 7601],
  ])("tell the build of Windows (%s)", async (file, build) => {
    expect(await answering(recorded(file)).windowsBuild()).toBe(build);
  });

  test("tell that a service runs, in the form of a selection", async () => {
    const items = recorded("pull-select-columns-XmlFragment.Win32_Service.ws2012.response.xml");
    const running = items.filter(({ properties }) => properties.State === "Running");
    const stopped = items.filter(({ properties }) => properties.State === "Stopped");
    expect(running.length).toBeGreaterThan(0);
    for (const item of running) expect(await answering([item]).isServiceRunning("nsi")).toBe(true);
    for (const item of stopped) expect(await answering([item]).isServiceRunning("nsi")).toBe(false);
  });
});

describe("answers written by hand, as hosts send them,", () => {
  const page = (body: string) => parseEnumerationPage(parseResponse(rootOf(ownReply(body))).body).items;
  const complete = (item: string) =>
    page(
      `<n:EnumerateResponse><n:EnumerationContext></n:EnumerationContext><w:Items>${item}</w:Items><w:EndOfSequence/></n:EnumerateResponse>`,
    );
  const columnsOf = (members: string) =>
    page(
      `<n:PullResponse><n:Items><w:XmlFragment>${members}</w:XmlFragment></n:Items><n:EndOfSequence/></n:PullResponse>`,
    );

  test("tell the build of Windows, whole or in the form of a selection", async () => {
    const members = '<p:BuildNumber>26100</p:BuildNumber><p:CSDVersion xsi:nil="true"/>';
    expect(await answering(complete(ownInstance("Win32_OperatingSystem", members))).windowsBuild()).toBe(26100);
    expect(await answering(columnsOf("<BuildNumber>14393</BuildNumber>")).windowsBuild()).toBe(14393);
  });

  test.each([
    ["Running", true],
    ["Stopped", false],
    ["Start Pending", false],
  ])("tell whether a service runs that is %s", async (state, runs) => {
    expect(await answering(columnsOf(`<State>${state}</State>`)).isServiceRunning("TermService")).toBe(runs);
  });
});

describe("a computer", () => {
  test("is asked for what is needed only", async () => {
    const asked: string[] = [];
    const computer = answering([columns({ BuildNumber: "20348", PartOfDomain: "true", State: "Running" })], asked);
    await computer.windowsBuild();
    await computer.names();
    await computer.isServiceRunning("TermService");
    expect(asked).toEqual([
      "select BuildNumber from Win32_OperatingSystem",
      "select Name, DNSHostName, Domain, PartOfDomain from Win32_ComputerSystem",
      "select State from Win32_Service where Name = 'TermService'",
    ]);
  });

  test.each([
    [
      { Name: "RDSH1", DNSHostName: "rdsh1", Domain: "contoso.com", PartOfDomain: "true" },
      true,
      ["rdsh1.contoso.com", "RDSH1"],
    ],
    [{ Name: "RDSH1", Domain: "contoso.com", PartOfDomain: "TRUE" }, true, ["RDSH1.contoso.com", "RDSH1"]],
    [{ Name: "RDSH1", DNSHostName: "rdsh1", Domain: "WORKGROUP", PartOfDomain: "false" }, false, ["RDSH1"]],
  ])("has names: %j", async (properties, domainJoined, names) => {
    expect(await answering([columns(properties)]).names()).toEqual({ domainJoined, names });
  });

  test("without a service does not run it", async () => {
    expect(await answering([]).isServiceRunning("TermServLicensing")).toBe(false);
  });

  test.each([[{}], [{ BuildNumber: null }], [{ BuildNumber: "20348.1" }], [{ BuildNumber: "" }]])(
    "whose build is none is not guessed (%j)",
    async (properties) => {
      await expect(answering([columns(properties)]).windowsBuild()).rejects.toMatchObject({ code: "wmi_failed" });
    },
  );

  test.each([[[]], [[columns({ Name: "RDSH1" })]], [[columns({ PartOfDomain: "perhaps" })]]])(
    "that does not say whether it is in a domain is an error (%#)",
    async (instances) => {
      await expect(answering(instances).names()).rejects.toMatchObject({ code: "wmi_failed" });
    },
  );
});
