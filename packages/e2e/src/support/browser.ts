import { type Browser, chromium, type Page } from "playwright";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium: the system's own when CHROMIUM_PATH or a usual path has one, else Playwright's. */
export function openBrowser(executablePath: string | undefined): Promise<Browser> {
  return chromium.launch({ args: ARGUMENTS, ...(executablePath === undefined ? {} : { executablePath }) });
}

/** Collects what a page throws and what its Content-Security-Policy blocks. */
export function watchPage(page: Page, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (/content.security.policy/i.test(message.text())) problems.push(message.text());
  });
}

/** Opens a page of the size of a phone, and collects what its scripts throw and its policy blocks. */
export async function phonePage(browser: Browser): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    locale: "en-US",
  });
  const page = await context.newPage();
  const problems: string[] = [];
  watchPage(page, problems);
  return { page, problems };
}
