/**
 * `npm run pictures`: makes docs/images/farm-report.png, the html report of a simulated farm that drifted, from a real
 * run. Exit code 1 when it can not be made.
 */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { FORMATS } from "../../src/reports";
import { startChromium } from "./chromium";
import { DriftedFarm } from "./drifted-farm";

const WIDTH = 1200;
/** Below the first hosts of the table, where the picture ends. */
const ROWS = 3;
const PICTURE = join(__dirname, "../../docs/images/farm-report.png");

async function report(): Promise<string> {
  const farm = await DriftedFarm.open();
  try {
    farm.drift();
    let text = await farm.report("json");
    // A simulated host is a port of this machine; the picture shows the name that a real one would have.
    for (const [address, name] of farm.names()) text = text.replaceAll(address, `${name}.contoso.com`);
    return FORMATS.html().render(JSON.parse(text));
  } finally {
    await farm.close();
  }
}

async function main(): Promise<void> {
  const html = await report();
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 }, colorScheme: "light" });
    await page.setContent(html);
    mkdirSync(dirname(PICTURE), { recursive: true });
    const rows = page.locator(".matrix tbody tr");
    const { y, height } = (await rows.nth(ROWS - 1).boundingBox()) ?? { y: 0, height: WIDTH };
    await page.screenshot({
      path: PICTURE,
      fullPage: true,
      clip: { x: 0, y: 0, width: WIDTH, height: y + height },
    });
  } finally {
    await browser.close();
  }
  console.log(PICTURE);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
