import { offeredSchemes } from "../../../src/wsman/transport/offered-schemes";

const offered = (...values: string[]) => offeredSchemes(values);

describe("the schemes a host offers", () => {
  test("come one a line, as Windows sends them, or several in one line", () => {
    const both = [
      { scheme: "Negotiate", token: undefined },
      { scheme: "Kerberos", token: undefined },
    ];
    expect(offered("Negotiate", "Kerberos")).toEqual(both);
    expect(offered("Negotiate, Kerberos")).toEqual(both);
    expect(offered("  Negotiate ,\tKerberos  ")).toEqual(both);
  });

  test("bring a token, which parameters are not", () => {
    expect(offered("Negotiate  TlRM+/A=", 'Basic realm="WSMAN"', "Basic realm=WSMAN")).toEqual([
      { scheme: "Negotiate", token: "TlRM+/A=" },
      { scheme: "Basic", token: undefined },
      { scheme: "Basic", token: undefined },
    ]);
  });
});
