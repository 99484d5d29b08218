import { askedLicenseServers } from "../../../src/reports/check/license-servers";

const REASON = "The host refused the connection.";

test("a license server that many hosts asked is there once, with its CALs where one was told them", () => {
  const answers = [
    { server: "lic1.contoso.com", cals: null, reason: REASON },
    { server: "lic2", cals: null, reason: REASON },
    { server: " LIC1.Contoso.com", cals: [] },
    { server: "lic2", cals: null, reason: "Another." },
    { server: "lic1.contoso.com", cals: null, reason: REASON },
  ];
  expect(askedLicenseServers(answers)).toEqual([
    { server: " LIC1.Contoso.com", cals: [] },
    { server: "lic2", cals: null, reason: REASON },
  ]);
});
