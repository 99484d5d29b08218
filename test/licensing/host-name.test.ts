import { isProblem, isSameHost, parseSessionHost } from "../../src/licensing";

describe("a session host", () => {
  test.each([
    ["rdsh1", { address: "rdsh1" }],
    ["rdsh1.contoso.com", { address: "rdsh1.contoso.com" }],
    ["RDSH_1.contoso.com:5986", { address: "RDSH_1.contoso.com", port: 5986 }],
    ["10.0.0.5", { address: "10.0.0.5" }],
    ["10.0.0.5:1", { address: "10.0.0.5", port: 1 }],
    ["fd00::5", { address: "fd00::5" }],
    ["[fd00::5]", { address: "fd00::5" }],
    ["[::1]:65535", { address: "::1", port: 65535 }],
    ["rdsh-münchen.contoso.de", { address: "rdsh-münchen.contoso.de" }],
  ])("reads %s", (text, host) => {
    expect(parseSessionHost(text)).toEqual({ text, ...host });
  });

  test.each([
    ["", "empty"],
    ["https://rdsh1", "scheme"],
    ["rdsh1/wsman", "path"],
    ["rdsh1:5986/wsman", "path"],
    ["CONTOSO\\rdsh1", "path"],
    ["admin@rdsh1", "user"],
    ["rdsh 1", "blank"],
    ["rdsh1\n", "blank"],
    ["rdsh1:", "port"],
    ["rdsh1:0", "port"],
    ["rdsh1:65536", "port"],
    ["rdsh1:https", "port"],
    ["10.0.0.256", "neither"],
    ["fd00::5::6", "neither"],
    ["[fd00::5", "neither"],
    ["-rdsh1", "neither"],
    ["rdsh1.", "neither"],
    ["a".repeat(64), "neither"],
  ])("refuses %j and says why", (text, why) => {
    const result = parseSessionHost(text);
    expect(isProblem(result) && result.detail).toContain(why);
  });
});

describe("two names of a host", () => {
  test.each([
    ["rdsh1", "RDSH1"],
    ["rdsh1", "rdsh1.contoso.com"],
    ["RDSH1.contoso.com", "rdsh1"],
    ["10.0.0.5", "10.0.0.5"],
  ])("%s may be %s", (one, other) => {
    expect(isSameHost(one, other)).toBe(true);
  });

  test.each([
    ["rdsh1", "rdsh2"],
    ["rdsh1", "rdsh1a.contoso.com"],
    ["rdsh1.contoso.com", "rdsh1.fabrikam.com"],
    ["10", "10.0.0.5"],
    ["", "rdsh1"],
  ])("%s cannot be %s", (one, other) => {
    expect(isSameHost(one, other)).toBe(false);
  });
});
