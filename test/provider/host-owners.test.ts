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
