import type { Page } from "playwright-core";
import { FORMATS, makeReport, type Report } from "../../../src/drift";
import { CHROMIUM } from "../../../tools/screenshot/chromium";
import { describeWith } from "../../peers/support/programs";
import { useChromium } from "../../support/chromium-page";
import { NASTY, nastyReport } from "../../support/nasty-report";
import { everyState, sampleReports } from "../../support/sample-reports";
import { contrast } from "../../support/wcag-contrast";

const SCHEMES = ["light", "dark"] as const;
const html = (report: Report) => FORMATS.html().render(report);

/** The cells of each row of the matrix, as a person sees them. */
function rows(page: Page): Promise<string[][]> {
  const cells = "[...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim())";
  return page.evaluate(
    `[...document.querySelectorAll("tbody tr")].filter((row) => row.checkVisibility()).map((row) => ${cells})`,
  );
}

/** Every text that is seen: its color, and the backgrounds below it, nearest first. */
function texts(page: Page): Promise<{ text: string; color: string; behind: string[] }[]> {
  return page.evaluate(`[...document.querySelectorAll("body *")].flatMap((element) => {
    const text = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join("").trim();
    if (text === "" || !element.checkVisibility()) return [];
    const behind = [];
    for (let at = element; at; at = at.parentElement) behind.push(getComputedStyle(at).backgroundColor);
    return [{ text, color: getComputedStyle(element).color, behind }];
  })`);
}

/** What has the focus after each press of Tab, and whether that is seen. */
async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop: string | null = await page.evaluate(`(() => {
      const { activeElement: at } = document;
      if (at === null || at === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return [at.localName, at.innerText.trim(), outlineStyle === "solid" && outlineWidth].join("|");
    })()`);
    if (stop === null || stops.includes(stop)) return stops;
    stops.push(stop);
  }
}

/** What assistive technology is told of the matrix, by Chromium itself. */
async function tableRoles(page: Page): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const count = (name: string) => nodes.filter(({ role }) => role?.value === name).length;
  return { table: count("table"), rowheader: count("rowheader") };
}

describeWith([CHROMIUM], "the html format in Chromium", () => {
  const open = useChromium();

  test("shows each host with its state in sign and word, its settings, and what differs", async () => {
    const { page } = await open(html(everyState));
    expect(await page.title()).toBe("RDS licensing drift: 6 of 8 hosts need attention, 1 error");
    const servers = "lic1.contoso.com, lic2.contoso.com";
    expect((await rows(page)).map(([, ...cells]) => cells)).toEqual([
      ["✓ ok", "✓ per_user", `✓ ${servers}`, "–"],
      [
        "≠ drifted",
        "≠ per_device declared per_user – changed on the host",
        `≠ old.contoso.com, lic1.contoso.com declared ${servers} – the declaration changed and was not applied`,
        "–",
      ],
      ["✗ unhealthy", "✓ per_user", `✓ ${servers}`, "✗ 1 error ! 1 warning ? 1 not checked i 1 info"],
      ["+ not applied yet", "+ per_user declared", "not known", "–"],
      ["− to be released", "✓ per_user", `✓ ${servers}`, "–"],
      ["⊘ unreachable", "The host refused the connection.", "–"],
      ["⊗ failed", "Group Policy overrides mode", "–"],
      ["✓ ok, with warnings", "⚑ per_device Group Policy wins; declared per_user", "not known", "–"],
    ]);
    const [first, second] = await rows(page);
    expect([first?.[0], second?.[0]]).toEqual([
      "ok.contoso.com rdslicensing_configuration.ok",
      "drifted.contoso.com rdslicensing_configuration.drifted",
    ]);
  });

  test("says that a live check of a host found nothing", async () => {
    const { page } = await open(html(makeReport("check", [{ host: "h", state: "ok", settings: [], findings: [] }])));
    expect(await rows(page)).toEqual([["h", "✓ ok", "not known", "not known", "none"]]);
    expect(await page.title()).toBe("RDS licensing check: The host is healthy");
  });

  test("shows what to do, when each plan was made, and what could not be planned", async () => {
    const { page } = await open(html(everyState));
    const [seen] = await page.locator("body").allInnerTexts();
    expect(seen).toContain("planned 2026-11-24 03:00 UTC: cdktf.out/stacks/farm");
    expect(seen).toMatch(/Not planned\s+cdktf\.out\/stacks\/bad\s+It could not be planned\.\s+Invalid block\./);
    expect(seen).toMatch(/The service is stopped\. service_stopped\s+Start it\./);
    expect(seen).toMatch(/no answer\s+grace_period/);
  });

  test("asks the world for nothing and runs nothing, whatever is in the report", async () => {
    for (const report of Object.values(await sampleReports())) {
      const { requests, noises } = await open(html(report));
      expect([requests, noises]).toEqual([[], []]);
    }
    const { requests } = await open('<img src="http://192.0.2.1/x.png">');
    expect(requests).toEqual(["http://192.0.2.1/x.png"]);
  });

  test("shows names that are markup as text, by escaping and not by its content policy alone", async () => {
    const evil = `"'><img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">x</a>`;
    const [nasty, inside] = [NASTY, evil].map((text) => JSON.stringify(text).slice(1, -1));
    const report = JSON.parse(JSON.stringify(nastyReport).replaceAll(nasty as string, inside as string));
    const unguarded = html(report).replace(/<meta http-equiv[^>]*>/, "");
    const { page, requests, noises } = await open(unguarded);
    expect([requests, noises]).toEqual([[], []]);
    expect(await page.locator("script, img, a[href^=javascript]").count()).toBe(0);
    expect((await page.locator("tbody tr").allInnerTexts())[0]).toContain(evil);
    const unescaped = await open(unguarded.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
    expect(unescaped.noises).toContain("2");
  });

  test.each(SCHEMES)("has contrast enough for every text, %s", async (colorScheme) => {
    const { page } = await open(html(everyState), { colorScheme });
    const all = await texts(page);
    expect(all.length).toBeGreaterThan(80);
    const poor = all
      .map((one) => ({ ...one, contrast: contrast(one.color, one.behind) }))
      .filter((one) => one.contrast < 4.5);
    expect(poor).toEqual([]);
    const bright = contrast("rgb(255, 255, 255)", all[0]?.behind ?? []) < 4.5;
    expect(bright).toBe(colorScheme === "light");
  });

  test("is used by keyboard: each thing in order, seen, and working", async () => {
    const { page } = await open(html(everyState));
    const names = ["drifted", "unhealthy", "unmanaged", "leaving", "unreachable", "failed", "policy"].map(
      (name) => `${name}.contoso.com`,
    );
    const stops = await tabStops(page);
    expect(stops.map((stop) => stop.replace(/\|.* (?=\S+\.contoso)/, "|"))).toEqual([
      "input||3px",
      ...names.map((name) => `a|${name}|3px`),
      ...names.map((name) => `summary|${name}|3px`),
    ]);
    await page.locator("#loud").focus();
    await page.keyboard.press("Space");
    expect((await rows(page)).map(([name]) => name?.split(" ")[0])).toEqual(names);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#host-2$/);
    await page.locator("#host-2 summary").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#host-2 li").first().isVisible()).toBe(false);
  });

  test.each(SCHEMES)("prints everything, dark on white, where the screen is %s", async (colorScheme) => {
    const { page } = await open(html(everyState).replaceAll("<details open", "<details").replaceAll(" open>", ">"), {
      colorScheme,
    });
    const items = page.locator("details li");
    expect(await items.first().isVisible()).toBe(false);
    await page.emulateMedia({ media: "print", colorScheme });
    for (const item of await items.all()) expect(await item.isVisible()).toBe(true);
    expect(await page.locator("#loud").isVisible()).toBe(false);
    const onPaper = (await texts(page)).map(({ color, behind }) => contrast(color, [...behind]));
    expect(Math.min(...onPaper)).toBeGreaterThanOrEqual(4.5);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
  });

  test.each([
    ["wide", 1280],
    ["narrow", 400],
  ])("fits a %s screen, and stays a table there", async (_name, width) => {
    for (const report of [everyState, nastyReport]) {
      const { page } = await open(html(report), { viewport: { width, height: 800 } });
      const right: number = await page.evaluate(
        `Math.max(...[...document.querySelectorAll("body *")].map((one) => one.getBoundingClientRect().right))`,
      );
      expect(right).toBeLessThanOrEqual(width);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(await tableRoles(page)).toEqual({ table: 1, rowheader: report.hosts.length });
    }
  });
});
