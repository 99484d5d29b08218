import { html, xml } from "../../../src/reports/formats/markup";

const NASTY = `<b onclick="x('&')">\u202e\u001b[31m`;

describe("a template of markup", () => {
  test("escapes every text that is put in, also one that looks like markup", () => {
    expect(html`<p title="${NASTY}">${NASTY}</p>`.text).not.toMatch(/<b|"x|[\u0000-\u001f\u202e]/);
    expect(xml`<a b="${NASTY}">${NASTY}</a>`.text).not.toMatch(/<b|"x|[\u0000-\u001f\u202e]/);
  });

  test("takes another template as it is, and lists one by one", () => {
    expect(html`<ul>${["a", "<"].map((name) => html`<li>${name}</li>`)}</ul>`.text).toBe(
      "<ul><li>a</li><li>&lt;</li></ul>",
    );
  });

  test("shows nothing of what is undefined", () => {
    expect(html`<p>${undefined}${0}</p>`.text).toBe("<p>0</p>");
  });

  test("of XML keeps a character that programs may read, in numbers", () => {
    expect(xml`${"\u200b"}`.text).toBe("&#8203;");
    expect(html`${"\u200b"}`.text).toBe("\\u200b");
  });
});
