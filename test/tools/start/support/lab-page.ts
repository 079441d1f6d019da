// JupyterLab in a browser, by what a student sees and clicks.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

const SHOTS = resolve(import.meta.dirname, '../../../../build/lab');

export interface LabPage {
  readonly page: Page;
  /** The notebook in front. */
  readonly panel: Locator;
  /** Opens a notebook from the file browser, as in 'notebooks/04-nine-derivatives.ipynb'. */
  open(path: string): Promise<void>;
  /** An item of a menu, as in ('Run', 'Run All Cells'). */
  menu(name: string, item: string): Promise<void>;
  /** The cell of code at that position among those of code, from 0. */
  code(index: number): Locator;
  /** Puts the text into a cell of code, in the place of what is there, and leaves the cursor behind it. */
  type(index: number, text: string): Promise<void>;
  /** Runs a cell of code without waiting for its end. */
  run(index: number): Promise<void>;
  /** Resolves when a cell of code has its number. */
  ran(index: number): Promise<void>;
  /** Resolves when so many cells of code have their numbers. */
  allRan(count: number): Promise<void>;
  /** Keeps a picture in build/lab. */
  shot(name: string): Promise<void>;
}

/** The page at the address; what goes wrong in it, or leaves this machine, is added to `complaints`. */
export async function openLab(
  browser: Browser,
  address: string,
  complaints: string[],
): Promise<LabPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(60_000);
  const { origin } = new URL(address);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) complaints.push(`asks ${url}`);
  });
  await page.goto(address);
  mkdirSync(SHOTS, { recursive: true });
  const panel = page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)');
  const code = (index: number) => panel.locator('.jp-CodeCell').nth(index);
  const editor = (index: number) => code(index).locator('.cm-content');
  return {
    page,
    panel,
    code,
    async open(path) {
      const [folder, name] = path.split('/');
      const listed = (text: string) => page.locator('.jp-DirListing-item', { hasText: text });
      await page.locator('.jp-BreadCrumbs-home').click();
      await listed(folder).dblclick();
      await page.locator('.jp-BreadCrumbs-item', { hasText: folder }).waitFor();
      await listed(name).dblclick();
      await page.locator('.lm-DockPanel-tabBar .lm-mod-current', { hasText: name }).waitFor();
      await panel.locator('.jp-CodeCell').first().waitFor();
      // What is run before its kernel is there is forgotten by JupyterLab.
      await page.locator('#jp-main-statusbar', { hasText: 'TypeScript | Idle' }).waitFor();
    },
    async menu(name, item) {
      await page.locator('.lm-MenuBar-item', { hasText: name }).click();
      await page.locator('.lm-Menu-item', { hasText: item }).first().click();
    },
    async type(index, text) {
      await editor(index).click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
    },
    async run(index) {
      await editor(index).click();
      await code(index).locator('.cm-focused').waitFor();
      await page.keyboard.press('Shift+Enter');
    },
    ran: (index) =>
      code(index)
        .locator('.jp-InputPrompt', { hasText: /\[\d+\]/ })
        .waitFor(),
    allRan: (count) =>
      panel
        .locator('.jp-CodeCell .jp-InputPrompt', { hasText: /\[\d+\]/ })
        .nth(count - 1)
        .waitFor(),
    async shot(name) {
      await page.screenshot({ path: join(SHOTS, `${name}.png`) });
    },
  };
}
