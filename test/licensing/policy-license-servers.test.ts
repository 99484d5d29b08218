import { formatPolicyLicenseServers, parsePolicyLicenseServers } from "../../src/licensing";

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
