import { checkedValue, type SettingName, type SettingValue } from "../../src/connection";

describe("a value of a setting", () => {
  const problem = (name: SettingName, value: SettingValue) => {
    const checked = checkedValue(name, value);
    return typeof checked === "object" ? checked.problem : undefined;
  };

  test.each([
    ["auth", "digest", '"ntlm", "kerberos", "basic" or "certificate"'],
    ["channel", "ssh", '"cim" or "shell"'],
    ["port", 0, "1 to 65535"],
    ["port", 65536, "1 to 65535"],
    ["path", "https://host/wsman", "without scheme"],
    ["path", "wsman?x", "query"],
    ["timeout", "30", "Go syntax"],
    ["timeout", "500ms", "1s to 1h"],
    ["timeout", "0s", "1s to 1h"],
    ["timeout", "2h", "1s to 1h"],
    ["max_retries", -1, "0 to 10"],
    ["ca_certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "PEM"],
    ["client_key", "secret-looking text", "PEM"],
    ["username", " ", "empty"],
  ] as const)("%s = %j is refused", (name, value, why) => {
    expect(problem(name, value)).toContain(why);
  });

  test("is never shown when it is a key", () => {
    expect(problem("client_key", "secret-looking text")).not.toContain("secret");
  });

  test.each([
    ["auth", "ntlm"],
    ["auth", "basic"],
    ["auth", "kerberos"],
    ["auth", "certificate"],
    ["channel", "cim"],
    ["channel", "shell"],
    ["port", 443],
    ["path", "/wsman"],
    ["timeout", "1m30s"],
  ] as const)("%s = %j is accepted", (name, value) => {
    expect(problem(name, value)).toBeUndefined();
  });
});
