import { DEFAULT_LIMITS } from "../../src/wsman";
import { parseInstance, parseXml } from "../../src/wsman/codecs";
import { offeredSchemes } from "../../src/wsman/transport/offered-schemes";
import { withoutHanging } from "../support/fuzz";

/** What a hostile host may send that is small, allowed, and slow to read for a careless parser. */
describe("the most expensive inputs within the limits are read without hanging", () => {
  const elements = DEFAULT_LIMITS.xml.elements - 1;

  test.each([
    ["as many members of one name as there may be elements", `<r>${"<a/>".repeat(elements)}</r>`],
    ["as many members of different names", `<r>${Array.from({ length: elements }, (_, n) => `<a${n}/>`).join("")}</r>`],
    ["nothing but entities", `<r>${"&amp;".repeat(400_000)}</r>`],
    ["nothing but character data sections", `<r>${"<![CDATA[a]]>".repeat(160_000)}</r>`],
    ["nothing but comments", `<r>${"<!---->".repeat(290_000)}</r>`],
    ["nothing but attributes", `<r>${`<a ${"b".repeat(1_000)}='c'/>`.repeat(2_000)}</r>`],
  ])("%s", (_, document) => {
    expect(document.length).toBeLessThanOrEqual(DEFAULT_LIMITS.responseBytes);
    withoutHanging(() => parseInstance(parseXml(document)));
  });

  test("a header that is almost all blanks, a thousand times", () => {
    const header = `Negotiate a${" ".repeat(DEFAULT_LIMITS.headerBytes)}b`;
    withoutHanging(() => {
      for (let time = 0; time < 1_000; time += 1) offeredSchemes(["WWW-Authenticate", header]);
    });
  });
});
