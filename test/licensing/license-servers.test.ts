import {
  foldLicenseServer,
  formatPolicyLicenseServers,
  inKnownSpelling,
  isSameLicenseServer,
  isSameLicenseServerList,
  licenseServerListProblems,
  parsePolicyLicenseServers,
} from "../../src/licensing";

describe("a list of license servers", () => {
  test.each([["lic1"], ["LIC_1"], ["lic1.contoso.com"], ["10.0.0.7"], ["serveur-été.contoso.fr"]])(
    "accepts %s",
    (name) => {
      expect(licenseServerListProblems([name])).toEqual([]);
    },
  );

  test.each([
    ["", "empty"],
    ["  ", "empty"],
    ["lic1,lic2", "separator"],
    ["lic1;lic2", "separator"],
    ["lic 1", "blank"],
    [" lic1", "blank"],
    ["lic1\u0000", "control character"],
    ["lic1\n", "control character"],
    ["https://lic1", "URL"],
    ["lic1:135", "port"],
    ["fd00::1", "IPv6"],
    ["10.0.0.256", "IPv4"],
    ["10.0.0", "IPv4"],
    ["lic1.", "host name"],
    ["-lic1", "host name"],
  ])("refuses %j and says why", (name, why) => {
    const [problem] = licenseServerListProblems(["lic0", name]);
    expect(problem).toMatchObject({ code: "invalid_license_server", index: 1, detail: expect.stringContaining(why) });
  });

  test("must not be empty", () => {
    expect(licenseServerListProblems([])).toMatchObject([{ code: "no_license_servers" }]);
  });

  test("names each server once, whatever the letter case", () => {
    expect(licenseServerListProblems(["lic1", "lic2", "LIC1"])).toMatchObject([
      { code: "duplicate_license_server", index: 2, detail: expect.stringContaining("element 1") },
    ]);
  });

  test("passes over elements that are not known yet", () => {
    expect(licenseServerListProblems([undefined, "lic1", undefined])).toEqual([]);
  });

  test("never shows a control character raw", () => {
    expect(licenseServerListProblems(["\u001b[31mlic1"])[0]?.detail).not.toMatch(/\p{Cc}/u);
  });
});

describe("two lists of license servers are the same to Windows", () => {
  test("when only letter case or blanks around a name differ", () => {
    expect(isSameLicenseServerList(["lic1", "Lic2"], [" LIC1 ", "lic2"])).toBe(true);
  });

  test("but not when the order differs: the first is the primary", () => {
    expect(isSameLicenseServerList(["lic1", "lic2"], ["lic2", "lic1"])).toBe(false);
  });

  test("nor when one has more", () => {
    expect(isSameLicenseServerList(["lic1"], ["lic1", "lic2"])).toBe(false);
  });
});

describe("one license server in two spellings", () => {
  test("differs in letters of ASCII and in blanks around it, and in nothing else", () => {
    expect(isSameLicenseServer("  LIC1.Contoso.COM ", "lic1.contoso.com")).toBe(true);
    expect(foldLicenseServer("  ")).toBe("");
    expect(foldLicenseServer(" A b ")).toBe("a b");
  });

  test.each([
    ["the Kelvin sign, whose lower case is k", "lic\u212a", "lick"],
    ["the capital I with a dot", "l\u0130c1", "li\u0307c1"],
    ["other capital letters", "\u00c9t\u00e9", "\u00e9t\u00e9"],
    ["a byte order mark, which trim takes for a blank", "\ufefflic1", "lic1"],
    ["a blank that does not break", "lic1\u00a0", "lic1"],
    ["an ideographic blank", "\u3000lic1", "lic1"],
    ["the end of a line", "lic1\n", "lic1"],
    ["a tabulator", "\tlic1", "lic1"],
    ["a mark that is not seen", "lic1\u200b", "lic1"],
  ])("is another name with %s", (_, held, declared) => {
    expect(isSameLicenseServer(held, declared)).toBe(false);
    expect(isSameLicenseServerList([held], [declared])).toBe(false);
    expect(parsePolicyLicenseServers(held)).toEqual([held]);
    // So it is drift, and shown as it is held.
    expect(inKnownSpelling({ mode: "per_user", licenseServers: [held] }, { licenseServers: [declared] })).toEqual({
      mode: "per_user",
      licenseServers: [held],
    });
  });
});

describe("the list of the policy", () => {
  test("is separated by commas, blanks and empty places aside", () => {
    // The form the policy's own help gives an example of.
    expect(parsePolicyLicenseServers("Server1,server2.example.com, 192.168.1.1 ,,")).toEqual([
      "Server1",
      "server2.example.com",
      "192.168.1.1",
    ]);
    expect(parsePolicyLicenseServers("")).toEqual([]);
  });

  test("of 64 servers comes back as it went", () => {
    const names = Array.from({ length: 64 }, (_, index) => `lic${index}.contoso.com`);
    expect(parsePolicyLicenseServers(formatPolicyLicenseServers(names))).toEqual(names);
  });
});
