import { element, textElement } from "../../../src/wsman/codecs";
import { buildRequest, type ClientRequest, writeRequest } from "../../../src/wsman/envelope";
import { ENUMERATION, SCHEMA_INSTANCE, WSMAN } from "../../../src/wsman/namespaces";
import { writeXml } from "../../../src/wsman/xml";

const METHOD = { prefix: "p", uri: "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/default/StdRegProv" };
const REQUEST: ClientRequest = {
  to: "http://rdsh7.fabrikam.example:5985/wsman?a&b",
  resourceUri: METHOD.uri,
  selectors: {},
  action: `${METHOD.uri}/GetDWORDValue`,
  messageId: "uuid:5C0F7F0E-3B0A-4B5F-8F3E-000000000001",
  maxEnvelopeSize: "512000",
  operationTimeout: "PT27.000S",
};

/** The same, all of it built for this one message. */
function built(request: ClientRequest): string {
  const english = { language: "en-US", mustUnderstand: false };
  return writeXml(buildRequest({ ...request, locale: english, dataLocale: english }));
}

describe("a request of the client is what is written of a built one", () => {
  test.each<[string, Partial<ClientRequest>]>([
    ["without a body", {}],
    ["with selectors", { selectors: { Name: 'a<b>&"{to}' } }],
    [
      "whose body declares a prefix anew",
      {
        body: element(METHOD, "GetDWORDValue_INPUT", {
          declarations: [METHOD, SCHEMA_INSTANCE],
          children: [textElement(METHOD, "sSubKeyName", "a & {body}")],
        }),
      },
    ],
    [
      "whose body uses the prefixes of its root",
      { body: element(ENUMERATION, "Enumerate", { children: [element(WSMAN, "Filter")] }) },
    ],
  ])("%s", (_, parts) => {
    const request = { ...REQUEST, ...parts };
    expect(writeRequest(request)).toBe(built(request));
  });
});
