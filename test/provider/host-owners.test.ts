import { HostOwners } from "../../src/provider/host-owners";

test("a claim is told of those that other resources made before, and of no other place", () => {
  const owners = new HostOwners();
  expect(owners.claim("rdsh1/local", { host: "rdsh1", intent: "keep" }).others).toEqual([]);
  expect(owners.claim("rdsh1/policy", { host: "rdsh1", intent: "create" }).others).toEqual([]);
  expect(owners.claim("rdsh1/local", { host: "RDSH1", intent: "create" }).others).toEqual([
    { host: "rdsh1", intent: "keep" },
  ]);
});

test("the claim of a resource that is planned once more replaces its earlier one", () => {
  const owners = new HostOwners();
  const { number } = owners.claim("rdsh1/local", { host: "rdsh1", intent: "keep" });
  expect(owners.claim("rdsh1/local", { host: "rdsh1", intent: "create" }, number).others).toEqual([]);
  expect(owners.claim("rdsh1/local", { host: "rdsh1", intent: "destroy" }).others).toHaveLength(1);
});

test("changes of one place wait for each other, whether they succeed or fail, and those of another do not", async () => {
  const owners = new HostOwners();
  const seen: string[] = [];
  const step =
    (name: string, fails = false) =>
    async () => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const first = owners.inTurn("rdsh1/local", step("first", true));
  const second = owners.inTurn("rdsh1/local", step("second"));
  const other = owners.inTurn("rdsh2/local", step("other"));
  await expect(first).rejects.toThrow("first");
  expect(await Promise.all([second, other])).toEqual(["second", "other"]);
  expect(seen.indexOf("second begins")).toBeGreaterThan(seen.indexOf("first ends"));
  expect(seen.indexOf("other begins")).toBeLessThan(seen.indexOf("first ends"));
});

describe("objects that are refreshed", () => {
  test("are told whether another one of the same place was heard of before", () => {
    const owners = new HostOwners();
    expect(owners.read("rdsh1/local")).toBe(false);
    expect(owners.read("rdsh1/policy")).toBe(false);
    expect(owners.read("rdsh1/local")).toBe(true);
    owners.claim("rdsh2/local", { host: "rdsh2", intent: "create" });
    expect(owners.read("rdsh2/local")).toBe(true);
  });

  test("are open until they claim their place, but for the one that asks", () => {
    const owners = new HostOwners();
    expect(owners.isOpen("rdsh1/local")).toBe(false);
    owners.read("rdsh1/local");
    expect(owners.isOpen("rdsh1/local")).toBe(false);
    owners.read("rdsh1/local");
    // The first to be planned does not know what becomes of the other.
    expect(owners.isOpen("rdsh1/local")).toBe(true);
    expect(owners.isOpen("rdsh1/policy")).toBe(false);
    owners.claim("rdsh1/local", { host: "rdsh1", intent: "keep" });
    expect(owners.isOpen("rdsh1/local")).toBe(false);
  });

  test("are open again when a claim moves to another place", () => {
    const owners = new HostOwners();
    owners.read("rdsh1/local");
    owners.read("rdsh1/local");
    const { number } = owners.claim("rdsh1/local", { host: "rdsh1", intent: "keep" });
    owners.claim("rdsh2/local", { host: "rdsh2", intent: "create" }, number);
    expect(owners.isOpen("rdsh1/local")).toBe(true);
  });
});

test("a place remembers that it was configured, put back and claimed, each for itself", () => {
  const owners = new HostOwners();
  owners.configured("rdsh1/local");
  owners.putBack("rdsh2/local");
  owners.claim("rdsh3/local", { host: "rdsh3", intent: "keep" });
  const places = ["rdsh1/local", "rdsh2/local", "rdsh3/local"];
  expect(places.map((place) => owners.isConfigured(place))).toEqual([true, false, false]);
  expect(places.map((place) => owners.isPutBack(place))).toEqual([false, true, false]);
  expect(places.map((place) => owners.isClaimed(place, "keep"))).toEqual([false, false, true]);
  expect(owners.isClaimed("rdsh3/local", "create")).toBe(false);
});
