import { CHROMIUM } from "../../tools/screenshot/chromium";
import { DriftedFarm } from "../../tools/screenshot/drifted-farm";
import { describeWith } from "../peers/support/programs";
import { useChromium } from "../support/chromium-page";

describeWith([CHROMIUM], "the html report of a real plan, in Chromium", () => {
  const open = useChromium();
  let farm: DriftedFarm;
  beforeAll(async () => {
    farm = await DriftedFarm.open();
    farm.drift();
  });
  afterAll(() => farm?.close());

  test("has every host of the farm with its values and state, and the plan they come from", async () => {
    const { page, requests, noises } = await open(await farm.report("html"));
    expect([requests, noises]).toEqual([[], []]);
    // Hosts that are ok are folded.
    await page.locator("details:not([open]) > summary").evaluateAll((all) => {
      for (const summary of all) (summary as unknown as { click(): void }).click();
    });
    const servers = "lic1.contoso.com, lic2.contoso.com";
    const byName = [...farm.names()].map(([address, name]) => [address, name] as const);
    const rows = await Promise.all(
      byName.map(async ([address, name]) => {
        const row = page.getByRole("row").filter({ has: page.getByText(address, { exact: true }) });
        const cells = await row.getByRole("cell").allInnerTexts();
        return [name, ...cells.map((cell) => cell.replace(/\s+/g, " ").trim())];
      }),
    );
    expect(rows).toEqual([
      ["rdsh1", "≠ drifted", "≠ per_device declared per_user – changed on the host", `✓ ${servers}`, "✗ drift_mode"],
      ["rdsh2", "✓ ok", "✓ per_user", `✓ ${servers}`, "–"],
      [
        "rdsh3",
        "≠ drifted",
        "✓ per_user",
        `≠ oldlic.contoso.com, lic1.contoso.com declared ${servers} – changed on the host`,
        "✗ drift_license_servers",
      ],
      [
        "rdsh4",
        "✓ ok, with warnings",
        "⚑ per_device overridden by Group Policy; declared per_user",
        `✓ ${servers}`,
        "! mode_from_policy",
      ],
      ["rdsh5", "✗ unhealthy", "✓ per_user", `✓ ${servers}`, "✗ service_stopped"],
      ["rdsh6", "+ not applied yet", "+ per_user declared", `+ ${servers} declared`, "! what to do"],
    ]);
    const [seen] = await page.locator("body").allInnerTexts();
    expect(seen).toMatch(/planned \d{4}-\d\d-\d\d \d\d:\d\d UTC: cdktf\.out\/stacks\/farm/);
    expect(seen).toMatch(/service_stopped\s+The service .* is not running\.\s+Start the service/);
    expect(seen).toMatch(/mode_from_policy\s+Group Policy sets the licensing mode to Per Device/);
  });
});
