// npm start in a clone, and the course in JupyterLab as a student sees it in a browser: one server and one
// browser for all tests, which follow each other. Pictures are kept in build/lab.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNotebook, writeNotebook } from '../../../tools/notebook/files.ts';
import { testBrowser } from '../gate/browser.ts';
import { type Clone, clone } from './support/clone.ts';
import { type LabPage, openLab } from './support/lab-page.ts';
import { scratch } from './support/scratch.ts';
import { npmStart, type Started } from './support/started.ts';
import { venv } from './support/venv.ts';

const environment = venv();
if (typeof environment === 'string') {
  if (process.env.CI) throw new Error(`JupyterLab cannot run: ${environment}`);
  console.log(`skipped: JupyterLab cannot run here, for ${environment}`);
}

describe.skipIf(typeof environment === 'string')('npm start', { timeout: 120_000 }, () => {
  const { path, python } = environment as Exclude<typeof environment, string>; // else skipped
  const complaints: string[] = [];
  let course: Clone;
  let browser: Browser;
  let started: Started;
  let lab: LabPage;
  const at = (...names: string[]) => join(course.path, ...names);

  beforeAll(async () => {
    course = clone(path);
    mkdirSync(at('home'));
    await writeNotebook(at('workspace/notebooks/scratch.ipynb'), scratch);
    [browser, started] = await Promise.all([testBrowser(), npmStart(course.path, [], env())]);
    lab = await openLab(browser, started.address, complaints);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await started?.interrupt().catch(() => {}); // it has ended if the last test ran
    course?.remove();
  }, 30_000);

  // The browser that is opened keeps the page it is given; Jupyter gives it one that leads to the address.
  function env(): NodeJS.ProcessEnv {
    const browser = at('browser');
    writeFileSync(browser, `#!/bin/sh\ncp "\${1#file://}" '${at('opened.html')}'\n`);
    chmodSync(browser, 0o755);
    return { ...process.env, HOME: at('home'), BROWSER: `${browser} %s` };
  }

  it('prints an address with a token, and answers on loopback and to the token alone', async () => {
    const { origin, pathname, searchParams } = new URL(started.address);
    expect(started.said).toContain('14 notebooks were copied into workspace.');
    expect(pathname).toBe('/lab/tree/notebooks/00-reading-the-notes.ipynb');
    const status = async (token: string) =>
      (await fetch(`${origin}/api/contents`, { headers: { Authorization: `token ${token}` } }))
        .status;
    expect(await status(searchParams.get('token') ?? '')).toBe(200);
    expect(await status('guessed')).toBe(403);
    const others = Object.values(networkInterfaces()).flat();
    for (const other of others.filter((each) => each?.family === 'IPv4' && !each.internal)) {
      const elsewhere = origin.replace('127.0.0.1', String(other?.address));
      await expect(fetch(elsewhere)).rejects.toThrow('fetch failed');
    }
  });

  it('opens a browser at that address', async () => {
    await expect.poll(() => existsSync(at('opened.html')), { timeout: 20_000 }).toBe(true);
    const page = readFileSync(at('opened.html'), 'utf8').replaceAll('&amp;', '&');
    expect(page).toContain(started.address);
  });

  it('opens the first notebook, which is in the course kernel', async () => {
    await lab.panel.locator('h1', { hasText: '00' }).waitFor();
    await lab.panel.locator('.jp-KernelName', { hasText: 'TypeScript' }).waitFor();
    await lab.shot('1-first-start');
  });

  it('Run All numbers every cell of notebook 04', async () => {
    await lab.open('notebooks/04-nine-derivatives.ipynb');
    await lab.menu('Run', 'Run All Cells');
    const { cells } = await readNotebook(at('notebooks/04-nine-derivatives.ipynb'));
    await lab.allRan(cells.filter(({ cell_type }) => cell_type === 'code').length);
    expect(await lab.panel.locator('.jp-RenderedText[data-mime-type*=error]').count()).toBe(0);
    await lab.shot('2-run-all');
  });

  it('draws Plotly figures, which answer their slider and stay', async () => {
    const figure = lab.panel.locator('.js-plotly-plot', { has: lab.page.locator('.slider-group') });
    const rail = figure.locator('.slider-rail-touch-rect').first();
    await rail.scrollIntoViewIfNeeded();
    await figure.getByText('∂C/∂w¹₁₁ = -0.009426841').first().waitFor();
    await lab.shot('3-figure');
    const height = (await figure.boundingBox())?.height;
    const box = await rail.boundingBox();
    if (box === null) throw new Error('the slider is not on the screen');
    await lab.page.mouse.click(box.x + 0.5 * box.width, box.y + box.height / 2);
    await figure.getByText('∂C/∂w²₁ = -0.050348977').first().waitFor();
    await figure.locator('.slider-label', { hasText: 'w²₁' }).first().waitFor();
    expect((await figure.boundingBox())?.height).toBe(height);
    await lab.shot('4-figure-slid');
  });

  it('shows a type error in red, with its line', async () => {
    await lab.open('notebooks/scratch.ipynb');
    await lab.run(0);
    await lab.ran(0);
    await lab.run(1);
    await lab.ran(1);
    const error = lab.code(1).locator('.jp-OutputArea-output').first();
    await error.getByText("Type 'number' is not assignable to type 'string'").waitFor();
    const prompt = await lab.code(1).locator('.jp-InputPrompt').textContent();
    const number = /\[(\d+)\]/.exec(prompt ?? '')?.[1];
    expect(await error.textContent()).toContain(`cell-${number}.ts:2:7 - error TS2322`);
    const colours = await error.evaluate((element) =>
      [element, ...element.querySelectorAll('*')].map((each) => {
        const { color, backgroundColor } = getComputedStyle(each);
        return `${color} ${backgroundColor}`;
      }),
    );
    expect(colours.some((each) => isRed(each))).toBe(true);
    await lab.shot('5-type-error');
  });

  it('the interrupt button ends a loop without end, and the variables survive', async () => {
    await lab.run(2);
    await lab.code(2).locator('.jp-InputPrompt', { hasText: '[*]' }).waitFor();
    await lab.code(2).locator('.jp-OutputArea-output', { hasText: 'looping' }).waitFor();
    await lab.panel
      .locator('[data-command="notebook:interrupt-kernel"], [title*="Interrupt"]')
      .first()
      .click();
    await lab.ran(2);
    await lab.run(3);
    await lab.code(3).getByText('true').waitFor();
    await lab.shot('6-interrupted');
  });

  it('Tab completes a function of kernel-lib, Shift-Tab shows its equation', async () => {
    await lab.type(4, 'nn.h');
    await lab.page.keyboard.press('Tab');
    const offered = lab.page.locator('.jp-Completer-item', { hasText: 'hiddenError' });
    await offered.waitFor();
    await lab.shot('7-completion');
    await offered.click();
    expect(await lab.code(4).locator('.cm-content').textContent()).toBe('nn.hiddenError');
    await lab.page.keyboard.press('Shift+Tab');
    await lab.page.locator('.jp-Tooltip', { hasText: 'δ^l = ' }).waitFor();
    await lab.shot('8-docstring');
    await lab.page.keyboard.press('Escape');
  });

  it('a restarted kernel knows nothing of before', async () => {
    await lab.menu('Kernel', 'Restart Kernel…');
    await lab.page.locator('.jp-Dialog .jp-mod-accept').click();
    await lab.page.locator('.jp-Dialog').waitFor({ state: 'detached' });
    await lab.run(3);
    await lab.code(3).getByText("Cannot find name 'turns'").waitFor();
    await lab.shot('9-restarted');
  });

  it("an exercise's check shows its table and names the mistake", async () => {
    await lab.open('exercises/06-back-propagation.ipynb');
    const { cells } = await readNotebook(at('exercises/06-back-propagation.ipynb'));
    const solution = cells
      .filter(({ cell_type }) => cell_type === 'code')
      .findIndex(({ id }) => id === 'ex-6-2');
    await lab.run(0);
    await lab.type(
      solution,
      'function hiddenError(WNext: Matrix, deltaNext: Matrix, z: Matrix): Matrix {\n' +
        '  return timesTranspose(deltaNext, WNext);\n}',
    );
    await lab.run(solution);
    await lab.run(solution + 1);
    const shown = lab.code(solution + 1).locator('.jp-OutputArea-output');
    await shown.locator('table').first().waitFor();
    await shown
      .getByText(/σ′|slope/)
      .first()
      .waitFor();
    await lab.code(solution + 1).scrollIntoViewIfNeeded();
    await lab.shot('10-check');
  });

  it('what it saves is valid nbformat, and canonical after course clean', async () => {
    const file = at('workspace/notebooks/04-nine-derivatives.ipynb');
    const released = readFileSync(at('notebooks/04-nine-derivatives.ipynb'), 'utf8');
    await lab.open('notebooks/04-nine-derivatives.ipynb');
    await lab.menu('File', 'Save Notebook');
    await expect
      .poll(() => readFileSync(file, 'utf8'), { timeout: 20_000 })
      .toContain('"execution_count": 30,');
    const program =
      'import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT))';
    expect(spawnSync(python, ['-c', program, file], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
    const words = ['--import', 'tsx', 'tools/course.ts', 'clean', file];
    const cleaned = spawnSync(process.execPath, words, { cwd: course.path, encoding: 'utf8' });
    expect(cleaned).toMatchObject({ status: 0, stdout: `cleaned: ${file}\n`, stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(released);
  });

  it('nothing went wrong in the page, and it asked nobody but the server', () => {
    expect(complaints).toEqual([]);
  });

  it('Ctrl-C ends the server and the kernels', async () => {
    expect(processesIn(realpathSync(course.path)).length).toBeGreaterThan(3); // server, kernels
    await browser.close();
    await started.interrupt();
    expect(processesIn(realpathSync(course.path))).toEqual([]);
  });

  it('nothing was written outside the clone', () => {
    // npm's own log aside, which any npm command writes.
    expect(readdirSync(at('home'), { recursive: true }).filter(isNotNpm)).toEqual([]);
  });
});

function isNotNpm(file: unknown): boolean {
  return !/^\.npm(\/|$)/.test(String(file));
}

// Of the page, where the functions given to evaluate run.
declare function getComputedStyle(element: unknown): { color: string; backgroundColor: string };

/** Whether a text has a colour that is more red than anything else, as the ground of an error is. */
function isRed(text: string): boolean {
  return [...text.matchAll(/rgba?\((\d+), (\d+), (\d+)/g)].some(
    ([, red, green, blue]) => Number(red) > Number(green) + 30 && Number(red) > Number(blue) + 30,
  );
}

/** The command lines of processes that were started from the folder, or work in it. */
function processesIn(folder: string): string[] {
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(folder));
}
