import { redundancyProblems } from "../../src/licensing";

describe("redundancy", () => {
  test("asks for nothing that is not named", () => {
    expect(redundancyProblems({}, 0)).toEqual([]);
  });

  test.each([
    ["minimumServers", "too_few_license_servers"],
    ["minimumReachable", "minimum_reachable_too_high"],
  ] as const)("%s is met by as many servers and violated by one less", (setting, code) => {
    expect(redundancyProblems({ [setting]: 2 }, 2)).toEqual([]);
    const [violation] = redundancyProblems({ [setting]: 2 }, 1);
    expect(violation).toMatchObject({
      setting,
      problem: { code, detail: expect.stringMatching(/names 1 license server[,;]/) },
    });
  });
});
