import { groupHosts } from "../../src/projects";

type Declared = Parameters<typeof groupHosts>[0][number];

function host(name: string, licenseServers: readonly string[], more: Partial<Declared["settings"]> = {}): Declared {
  return { host: name, settings: { mode: "per_user", licenseServers, scope: "local", ...more } };
}

const names = (hosts: readonly Declared[]) => groupHosts(hosts).map(({ words }) => words.join("_"));

describe("groupHosts", () => {
  test("puts hosts with equal settings together, in the order of their names and of the numbers in them", () => {
    const groups = groupHosts([host("rdsh10", ["lic1"]), host("rdsh2", ["lic1"]), host("kiosk1", ["lic2"])]);
    expect(groups.map(({ hosts }) => hosts)).toEqual([["rdsh2", "rdsh10"], ["kiosk1"]]);
  });

  test("gives the same groups, names and order for the same hosts, in whatever order they come", () => {
    const hosts = [
      host("a", ["lic1", "lic2"]),
      host("b", ["lic1"]),
      host("c", ["lic1"], { mode: "per_device" }),
      host("d", ["LIC1"]),
      host("e", ["lic1"], { scope: "policy" }),
    ];
    expect(groupHosts([...hosts].reverse())).toEqual(groupHosts(hosts));
  });

  test("tells another order, another case and another scope apart", () => {
    const hosts = [host("a", ["lic1", "lic2"]), host("b", ["lic2", "lic1"]), host("c", ["lic1", "LIC2"])];
    expect(groupHosts([...hosts, host("d", ["lic1", "lic2"], { scope: "policy" })])).toHaveLength(4);
  });

  test("names a group after its mode and its primary server, without the domain", () => {
    expect(
      names([host("a", ["LIC-1.contoso.com"]), host("b", ["10.0.0.9"]), host("c", ["lic2"], { scope: "policy" })]),
    ).toEqual(["per_user_10x0x0x9", "per_user_lic1", "per_user_lic2_policy"]);
  });

  test("adds servers, and then a number, only where names would be the same", () => {
    const hosts = [host("a", ["lic1", "lic2"]), host("b", ["lic1"]), host("c", ["LIC1", "lic2"]), host("d", ["lic3"])];
    expect(names(hosts)).toEqual(["per_user_lic1", "per_user_lic1_lic2", "per_user_lic1_lic2_2", "per_user_lic3"]);
  });

  test("never gives one name twice, even where a server is called as a number is counted", () => {
    const long = ["lic1", "lic2", "lic3"];
    const found = names([
      host("a", [...long, "lic4"]),
      host("b", [...long, "lic5"]),
      host("c", ["lic1", "lic2", "lic3", "lic6"]),
      host("d", ["ä"]),
      host("e", ["ö"]),
      host("f", ["policy"]),
      host("g", ["ä"], { scope: "policy" }),
      host("h", ["lic7"]),
      host("i", ["LIC7"]),
      host("j", ["lic72"]),
    ]);
    // As a language writes them that puts nothing between words.
    expect(new Set(found.map((name) => name.replaceAll("_", ""))).size).toBe(found.length);
  });

  test("says each note once, with its hosts", () => {
    const noted = (name: string) => ({ ...host(name, ["lic1"]), notes: ["Look here."] });
    expect(groupHosts([noted("b"), noted("a"), host("c", ["lic1"])])[0]?.notes).toEqual([
      { text: "Look here.", hosts: ["a", "b"] },
    ]);
  });
});
