import type { Page } from "playwright-core";
import { FORMATS, makeReport, type Report } from "../../../../src/reports";
import { CHROMIUM } from "../../../../tools/screenshot/chromium";
import { describeWith } from "../../../peers/support/programs";
import { useChromium } from "../../../support/chromium-page";
import { NASTY, nastyReport } from "../../../support/nasty-report";
import { everyState, sampleReports } from "../../../support/sample-reports";
import { sixtyHosts } from "../../../support/sixty-hosts";
import { contrast } from "../../../support/wcag-contrast";

const SCHEMES = ["light", "dark"] as const;
const html = (report: Report) => FORMATS.html().render(report);

/** The cells of each row of the hosts' tables, as a person sees them. */
function rows(page: Page): Promise<string[][]> {
  const cells = "[...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim())";
  return page.evaluate(
    `[...document.querySelectorAll(".matrix tbody tr")].filter((row) => row.checkVisibility()).map((row) => ${cells})`,
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
      if (at === null || at === document.body || at.dataset.visited) return null;
      at.dataset.visited = "yes";
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return [at.localName, at.innerText.trim(), outlineStyle === "solid" && outlineWidth].join("|");
    })()`);
    if (stop === null) return stops;
    stops.push(stop);
  }
}

/** Cells and cards whose content is wider than they are, which would be cut off. */
const OVERFLOWING = `[...document.querySelectorAll("th, td, article, li")]
  .filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0)
  .map((one) => one.innerText)`;

/** What assistive technology is told of the matrix, by Chromium itself. */
async function tableRoles(page: Page): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const count = (name: string) => nodes.filter(({ role }) => role?.value === name).length;
  return { table: count("table"), rowheader: count("rowheader") };
}

describeWith([CHROMIUM], "the html format in Chromium", () => {
  const open = useChromium();

  test("shows each host with its state in sign and word, its settings, and what differs; worst first", async () => {
    const { page } = await open(html(everyState));
    expect(await page.title()).toBe("RDS licensing drift: 9 of 11 hosts need attention, 1 error");
    const servers = "lic1.contoso.com, lic2.contoso.com";
    const others = [
      ["⊗ failed", "Group Policy overrides mode", "✗ what to do"],
      [
        "≠ drifted",
        "≠ per_device declared per_user – changed on the host",
        `≠ old.contoso.com, lic1.contoso.com declared ${servers} – the declaration changed and was not applied`,
        "✗ drift_mode ✗ drift_license_servers",
      ],
      ["≠ drifted", "≠ per_device declared per_user – changed on the host", "not known", "✗ drift_mode"],
      [
        "✗ unhealthy",
        "✓ per_user",
        `✓ ${servers}`,
        "✗ service_stopped ! cals_too_old i per_user_not_tracked ? 1 not checked",
      ],
      ["○ not looked at", "The plan did not refresh this host.", "✗ what to do"],
      ["? not known", "not known", "not known", "✗ what to do"],
      ["⊘ unreachable", "The host refused the connection.", "✗ what to do"],
      ["+ not applied yet", "+ per_user declared", "not known", "! what to do"],
      ["− to be released", "✓ per_user", `✓ ${servers}`, "! what to do"],
      [
        "✓ ok, with warnings",
        "⚑ per_device overridden by Group Policy; declared per_user",
        "not known",
        "! mode_from_policy",
      ],
    ];
    expect((await rows(page)).map(([, ...cells]) => cells)).toEqual(others);
    const names = (await rows(page)).map(([name]) => name);
    expect(names[0]).toBe("failed.contoso.com rdslicensing_configuration.failed");
    expect(names[2]).toBe("The old one deposed.contoso.com deposed 0bf3a1c2 rdslicensing_configuration.drifted");
    await page.locator("details.quiet summary").click();
    expect((await rows(page)).map(([, ...cells]) => cells)).toEqual([
      ...others,
      ["✓ ok", "✓ per_user", `✓ ${servers}`, "–"],
    ]);
  });

  test("says that a live check of a host found nothing, without anything to unfold", async () => {
    const { page } = await open(html(makeReport("check", [{ host: "h", state: "ok", settings: [], findings: [] }])));
    expect(await rows(page)).toEqual([["h", "✓ ok", "not known", "not known", "none"]]);
    expect(await page.title()).toBe("RDS licensing check: The host is healthy");
  });

  test("shows above the tables what is wrong, once, with what to do and where; and what could not be planned", async () => {
    const { page } = await open(html(everyState));
    const [seen] = await page.locator("body").allInnerTexts();
    expect(seen).toContain("planned 2026-11-24 03:00 UTC: cdktf.out/stacks/farm");
    expect(seen).toMatch(/Not planned\s+cdktf\.out\/stacks\/bad\s+It could not be planned\.\s+Invalid block\./);
    expect(seen).toMatch(
      /✗ unhealthy\s+service_stopped\s+The service is stopped\.\s+Start it\.\s+unhealthy\.contoso\.com/,
    );
    expect(seen).toMatch(
      /2 hosts\s+drift_mode\s+mode is per_device, .*\s+Apply .*\s+drifted\.contoso\.com\s+The old one deposed\./,
    );
    expect(seen).toMatch(/\? not known\s+The host answered, .* found out: access denied\./);
    expect(await page.locator("h2").allInnerTexts()).toEqual([
      "Not planned",
      "Needs attention",
      "License servers",
      "Hosts",
      "Worth knowing",
    ]);
  });

  test("tells once what many hosts have, and leads from there to each of them and back", async () => {
    const { page } = await open(html(sixtyHosts));
    const issues = page.locator("article");
    expect(await issues.count()).toBe(11);
    const cals = issues.filter({ hasText: "no_matching_cals" });
    expect(await cals.count()).toBe(1);
    const [told = ""] = await cals.allInnerTexts();
    expect(told.replace(/\s+/g, " ")).toMatch(/12 hosts no_matching_cals .* rdsh13\S+ and 9 more$/);
    expect(await cals.locator("li").first().isVisible()).toBe(false);
    await cals.locator("summary").click();
    expect(await cals.locator("li").count()).toBe(12);
    await cals.locator("a", { hasText: "rdsh38" }).click();
    const row = page.locator("tr:target");
    expect(await row.allInnerTexts()).toEqual([expect.stringMatching(/^rdsh38/)]);
    await row.locator("a", { hasText: "no_matching_cals" }).click();
    expect(await page.locator("article:target").allInnerTexts()).toEqual([expect.stringContaining("no Per User CALs")]);
    const ids: string[] = await page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)");
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("shows the CALs of each license server, and in sign and word what somebody has to know of", async () => {
    const { page } = await open(html(sixtyHosts));
    const cells = "[...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim())";
    expect(await page.evaluate(`[...document.querySelectorAll(".cals tr")].map((row) => ${cells})`)).toEqual([
      ["CALs", "Bought", "Issued", "Available", "Over", "Expiring", "Expired"],
      ["lic1.corp.contoso.com"],
      ["Per User, Windows Server 2022", "250", "262", "0", "✗ 12 over", "! 50 expiring", "0"],
      ["Per Device, Windows Server 2019", "1200", "845", "355", "0", "0", "0"],
      ["lic2.corp.contoso.com"],
      ["Per User, Windows Server 2016", "100", "0", "100", "0", "0", "⊗ 25 expired"],
      ["lic3.corp.contoso.com"],
      ["not known: the host did not answer"],
    ]);
    const aligned = "[...document.querySelectorAll('.cals td.number')].map((cell) => getComputedStyle(cell).textAlign)";
    expect(new Set(await page.evaluate<string[]>(aligned))).toEqual(new Set(["right"]));
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
    expect((await page.locator(".matrix tbody tr").allInnerTexts())[0]).toContain(evil);
    const unescaped = await open(unguarded.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
    expect(unescaped.noises).toContain("2");
  });

  test.each(SCHEMES)("has contrast enough for every text, %s", async (colorScheme) => {
    const { page } = await open(html(sixtyHosts).replaceAll("<details", "<details open"), { colorScheme });
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
    const stops = (await tabStops(page)).map((stop) => stop.replaceAll(".contoso.com", ""));
    const named = (name: string) => `a|${name}|3px`;
    const inIssues = ["failed", "drifted", "The old one", "drifted", "unhealthy", "not_looked_at", "not_known"];
    const others = ["unreachable", "unmanaged", "leaving", "unhealthy", "policy", "what to do"];
    expect(stops.slice(0, 13)).toEqual([...inIssues, ...others].map(named));
    expect(stops.slice(-3).map((stop) => stop.replace(/\s+/g, " "))).toEqual([
      "a|mode_from_policy|3px",
      "summary|✓ ok 1 host is ok|3px",
      "summary|Worth knowing 1 note, 1 reason why something could not be checked|3px",
    ]);
    await page.locator("details.quiet summary").focus();
    await page.keyboard.press("Enter");
    expect((await rows(page)).at(-1)?.[1]).toBe("✓ ok");
  });

  test.each(SCHEMES)("prints everything, dark on white, where the screen is %s", async (colorScheme) => {
    const { page } = await open(html(sixtyHosts), { colorScheme });
    const items = page.locator("details li, details tr");
    expect(await items.first().isVisible()).toBe(false);
    await page.emulateMedia({ media: "print", colorScheme });
    const hidden =
      "[...document.querySelectorAll('details li, details tr')].filter((one) => !one.checkVisibility()).length";
    expect([await items.count(), await page.evaluate(hidden)]).toEqual([expect.any(Number), 0]);
    const onPaper = (await texts(page)).map(({ color, behind }) => contrast(color, [...behind]));
    expect(Math.min(...onPaper)).toBeGreaterThanOrEqual(4.5);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
  });

  test.each([
    ["wide", 1280],
    ["half", 700],
    ["narrow", 500],
    ["very narrow", 400],
  ])("fits a %s screen without scrolling sideways, and its tables stay tables there", async (_name, width) => {
    for (const report of [everyState, nastyReport, sixtyHosts]) {
      const { page } = await open(html(report).replaceAll("<details", "<details open"), {
        viewport: { width, height: 800 },
      });
      const right: number = await page.evaluate(
        `Math.max(...[...document.querySelectorAll("body *")].map((one) => one.getBoundingClientRect().right))`,
      );
      expect(right).toBeLessThanOrEqual(width);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      expect(await page.evaluate(OVERFLOWING)).toEqual([]);
      const { licenseServers = [], hosts } = report;
      const cals = licenseServers.reduce((count, { cals: rows }) => count + 1 + (rows?.length ?? 0), 0);
      expect(await tableRoles(page)).toEqual({ table: 3, rowheader: hosts.length + cals });
    }
  });
});
