import { setFlagsFromString } from "node:v8";
import { SaxesParser } from "saxes";
import { parseXml } from "../../../src/wsman/codecs";

/** Only V8 tells. */
const withNode = process.versions.bun === undefined ? test : test.skip;

withNode("the parser is no object whose members V8 looks up by name, which takes four times as long", () => {
  setFlagsFromString("--allow-natives-syntax");
  const isFast = new Function("object", "return %HasFastProperties(object)");
  const write = jest.spyOn(SaxesParser.prototype, "write");
  parseXml("<a/>");
  expect(write.mock.contexts.map((parser) => isFast(parser))).not.toContain(false);
  expect(write).toHaveBeenCalled();
});
