import { Enumerations } from "../../../src/simulator/wmi/enumerations";
import type { CimInstance } from "../../../src/wsman/cim";

function instances(count: number): CimInstance[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "instance",
    resourceUri: "urn:x",
    className: "C",
    properties: { Name: String(index) },
  }));
}

describe("enumerations", () => {
  let enumerations: Enumerations<CimInstance>;
  beforeEach(() => {
    enumerations = new Enumerations<CimInstance>();
  });

  test("bring one item first, then fifty a page at most, with a new context each", () => {
    const sizes: number[] = [];
    const contexts: string[] = [];
    let page = enumerations.start(instances(104), true);
    sizes.push(page.items.length);
    while (page.context !== undefined) {
      contexts.push(page.context);
      const next = enumerations.pull(page.context, 32_000);
      if (next === undefined) throw new Error("expired");
      page = next;
      sizes.push(page.items.length);
    }
    expect(sizes).toEqual([1, 50, 50, 3]);
    expect(new Set(contexts).size).toBe(3);
  });

  test.each([
    [0, true, 0, false],
    [1, true, 1, false],
    [2, true, 1, true],
    [2, false, 0, true],
  ])("of %i items, optimized: %s, begin with %i and go on: %s", (count, optimized, first, goesOn) => {
    const { items, context } = enumerations.start(instances(count), optimized);
    expect([items.length, context !== undefined]).toEqual([first, goesOn]);
  });

  test("bring no more than asked for", () => {
    const { context = "" } = enumerations.start(instances(9), true);
    expect(enumerations.pull(context, 3)?.items.map(({ properties }) => properties.Name)).toEqual(["1", "2", "3"]);
  });

  test("a context is good for one Pull, for a minute, and not after a Release", () => {
    const { context: used = "" } = enumerations.start(instances(9), true, 0);
    expect(enumerations.pull(used, 1, 59_999)).toBeDefined();
    expect(enumerations.pull(used, 1, 59_999)).toBeUndefined();
    const { context: old = "" } = enumerations.start(instances(9), true, 0);
    expect(enumerations.pull(old, 1, 60_000)).toBeUndefined();
    const { context: released = "" } = enumerations.start(instances(9), true);
    expect([enumerations.release(released), enumerations.release(released)]).toEqual([true, false]);
    expect(enumerations.pull(released, 1)).toBeUndefined();
  });
});
