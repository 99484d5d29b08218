import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startChromium } from "../../tools/screenshot/chromium";

/** A page that was opened as a file, as people open a report, and what it asked the world for. */
export interface OpenedPage {
  readonly page: Page;
  /** Addresses of everything it wanted but itself; each was refused. */
  readonly requests: readonly string[];
  /** Dialogs, errors and messages of scripts. */
  readonly noises: readonly string[];
}

/** One Chromium for the tests of a file; each page in a window of its own that is closed after the test. */
export function useChromium(): (html: string, options?: BrowserContextOptions) => Promise<OpenedPage> {
  const directory = mkdtempSync(join(tmpdir(), "chromium-page-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser.close();
    rmSync(directory, { recursive: true });
  });
  return async (html, options) => {
    const file = join(directory, "report.html");
    writeFileSync(file, html);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const [requests, noises]: [string[], string[]] = [[], []];
    const own = pathToFileURL(file).href;
    await context.route("**/*", async (route) => {
      const url = route.request().url();
      if (url === own) return route.continue();
      requests.push(url);
      return route.abort();
    });
    page.on("dialog", (dialog) => {
      noises.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => noises.push(error.message));
    page.on("console", (message) => noises.push(message.text()));
    await page.goto(own);
    return { page, requests, noises };
  };
}
