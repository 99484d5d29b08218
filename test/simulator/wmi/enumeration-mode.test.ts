import type { WmiContents } from "../../../src/simulator/wmi/wmi-classes";
import { parseXml, type XmlElement } from "../../../src/wsman/xml";
import { simulatedService } from "../../support/simulated-service";
import { soapRequest, textsOf } from "../../support/soap-request";

const ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
const WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";
const SERVICES = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Service";
const WQL = "http://schemas.microsoft.com/wbem/wsman/1/WQL";

/** The reply to an enumeration whose first page holds one item. */
function enumerate(resource: string, body: string, wmi?: WmiContents) {
  const message = soapRequest({ resource, action: `${ENUMERATION}/Enumerate` }).replace(
    /<s:Body>.*<\/s:Body>/,
    `<s:Body><n:Enumerate xmlns:n="${ENUMERATION}"><w:OptimizeEnumeration/>${body}</n:Enumerate></s:Body>`,
  );
  const outcome = simulatedService({ wmi }).service.handle(Buffer.from(message), true);
  if (outcome.kind !== "reply") throw new Error(`there is no reply but ${outcome.kind}`);
  return outcome;
}

const mode = (name: string) => `<w:EnumerationMode>${name}</w:EnumerationMode>`;

function find(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the list of items of a page holds. */
const itemsOf = (xml: string) => find(parseXml(xml), "Items")?.children ?? [];

describe("the mode of an enumeration (DSP0226 section 8.7)", () => {
  test("without one, items are instances", () => {
    const { status, xml } = enumerate(SERVICES, "");
    expect(status).toBe(200);
    expect(itemsOf(xml).map(({ name }) => name)).toEqual(["Win32_Service"]);
  });

  test("EnumerateEPR gives references that name the instance", () => {
    const { xml } = enumerate(SERVICES, mode("EnumerateEPR"));
    expect(itemsOf(xml).map(({ name }) => name)).toEqual(["EndpointReference"]);
    expect([textsOf(xml, "ResourceURI"), textsOf(xml, "Selector")]).toEqual([[SERVICES], ["Netlogon"]]);
    expect(textsOf(xml, "State")).toEqual([]);
  });

  test("EnumerateObjectAndEPR gives both, the instance first, in an item of WS-Management's", () => {
    const { xml } = enumerate(SERVICES, mode(" EnumerateObjectAndEPR "));
    const [item, ...others] = itemsOf(xml);
    expect([item?.uri, item?.name, others]).toEqual([WSMAN, "Item", []]);
    expect(item?.children.map(({ name }) => name)).toEqual(["Win32_Service", "EndpointReference"]);
    expect(textsOf(xml, "Name")).toEqual(["Netlogon"]);
    expect(textsOf(xml, "Selector")).toEqual(["Netlogon"]);
  });

  test.each([
    ["a mode that there is not", SERVICES, mode("EnumerateEverything")],
    ["an empty mode", SERVICES, mode("")],
    [
      "references of chosen columns",
      SERVICES.replace("Win32_Service", "*"),
      `<w:Filter Dialect="${WQL}">select State from Win32_Service</w:Filter>${mode("EnumerateObjectAndEPR")}`,
    ],
  ])("%s is refused", (_, resource, body) => {
    expectRefused(enumerate(resource, body));
  });

  test("references to instances of a class whose key is not known are refused", () => {
    const products = { "root/cimv2": { Win32_Product: [{ Name: "x" }] } };
    const resource = SERVICES.replace("Win32_Service", "Win32_Product");
    expectRefused(enumerate(resource, mode("EnumerateEPR"), products));
    expect(enumerate(resource, "", products).status).toBe(200);
  });
});

/** By a fault that says what of the request is not supported. */
function expectRefused({ status, xml }: ReturnType<typeof enumerate>): void {
  expect(status).toBe(500);
  expect(textsOf(xml, "Value").at(-1)).toMatch(/:UnsupportedFeature$/);
  expect(textsOf(xml, "FaultDetail")).toEqual([expect.stringMatching(/\/faultDetail\/EnumerationMode$/)]);
  expect(xml).toContain('Code="2150858886"');
}
