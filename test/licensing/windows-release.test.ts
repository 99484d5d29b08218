import { calsCover, releaseOfCal, windowsRelease } from "../../src/licensing/windows-release";

describe("a release of Windows Server", () => {
  test.each([
    [9200, "Windows Server 2012"],
    [9600, "Windows Server 2012 R2"],
    [14393, "Windows Server 2016"],
    [17763, "Windows Server 2019"],
    [20348, "Windows Server 2022"],
    [25398, "Windows Server 2022"],
    [26100, "Windows Server 2025"],
    [30000, "Windows Server 2025"],
  ])("of build %d is %s", (build, name) => {
    expect(windowsRelease(build)?.name).toBe(name);
  });

  test("before 2012 is not told apart", () => {
    expect(windowsRelease(7601)).toBeUndefined();
  });
});

describe("the release that CALs are for", () => {
  test.each([
    ["Windows Server 2022", 7, "Windows Server 2022"],
    ["Windows Server 2012 R2", 4, "Windows Server 2012 R2"],
    ["Windows Server 2025", 8, "Windows Server 2025"],
    ["", 6, "Windows Server 2019"],
    ["", 8, "Windows Server 2025"],
    ["Windows Server 7", 3, "Windows Server 2008 R2"],
    ["Windows Server 2008", 2, "Windows Server 2008"],
  ])("is known by its name %j, or by the number %d", (text, number, name) => {
    expect(releaseOfCal(text, number)?.name).toBe(name);
  });

  test("is not guessed", () => {
    expect(releaseOfCal("Something newer", 9)).toBeUndefined();
  });
});

describe("CALs of a release", () => {
  test.each([
    ["2019", 17763, true],
    ["2025", 20348, true],
    ["2025", 26100, true],
    ["2022", 26100, false],
    ["2019", 20348, false],
    ["2008 R2", 9200, false],
    ["2012 R2", 9200, true],
    ["2012", 9600, true],
  ])("of %s cover a host of build %d: %s", (cal, build, expected) => {
    const [release, host] = [releaseOfCal(`Windows Server ${cal}`, 0), windowsRelease(build)];
    expect(release && host && calsCover(release, host)).toBe(expected);
  });
});
