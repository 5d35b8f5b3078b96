import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { start, stop } from '../../../scripts/process.mjs';
import { launchBrowser } from '../browser.ts';
import { showFailures } from './code-suite.ts';
import { openWorkbench, THEMES, type Workbench } from './workbench.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What `npm start` has printed once it serves; rejects when it ends before. */
function untilServed(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        said += String(data);
        if (said.includes('Ctrl+C ends it.')) resolve(said);
      });
    }
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
}

suite('npm start: examples/ in VS Code, as a user sees them', () => {
  let browser: Browser | undefined;
  let served: ChildProcess | undefined;
  let said: string;
  let code: Workbench;

  suiteSetup(async () => {
    served = start([process.execPath, join(root, 'scripts/start.mjs'), '--browser'], { stdio: ['ignore', 'pipe', 'pipe'] }) as ChildProcess;
    said = await untilServed(served);
    browser = await launchBrowser();
    code = await openWorkbench(await browser.newPage(), /http:\S+/.exec(said)![0]);
  });

  suiteTeardown(async () => {
    await browser?.close();
    if (served) await stop(served);
  });

  showFailures(() => code);

  test('prints what the command line finds', () => {
    assert.match(said, /broken\.xml:\d+:\d+: error: .*\[bad-number-set\]/);
    assert.match(said, /webshop\.log:\d+: fatal: .*\[img-write-lock\]/);
    assert.match(said, /1\. .*\[img-missing, certain\]/);
  });

  test('opens a broken domain, underlined and explained on hover', async () => {
    await code.page.locator('.squiggly-error').first().waitFor();
    const said = await code.hover('1-0');
    assert.match(said, /runs backwards/);
    await code.screenshot('xml-squiggle-and-hover');
  });

  test('the problems view lists the mistakes', async () => {
    await code.command('Problems: Focus on Problems View');
    const rows = code.page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: /cannot be read/ }).first().waitFor();
    await code.screenshot('problems');
    await code.command('View: Toggle Panel Visibility');
  });

  test('a line of a log is explained on hover', async () => {
    await code.openFile('logs/libvirt/qemu/webshop.log');
    await code.page.keyboard.press('Control+End');
    await code.page.locator('.squiggly-error').first().waitFor();
    const said = await code.hover('Failed to get');
    assert.match(said, /lock/);
    await code.screenshot('log-hover');
  });

  test('the palette leads to a diagnosis of a recorded VM', async () => {
    await code.command('Virt Doctor: Diagnose Remote VM');
    await code.pick('recorded-host');
    await code.page.locator('.quick-input-list .monaco-list-row', { hasText: 'webshop' }).waitFor();
    await code.screenshot('pick-vm');
    await code.pick('webshop');
    await code.shown.getByRole('heading', { level: 1, name: /^Why webshop on .*recorded-host fails$/ }).waitFor();
    await code.shown.getByRole('region', { name: /^1\. / }).getByText('webshop-data.qcow2').first().waitFor();
    await code.screenshot('diagnosis-recorded');
  });

  test('a link of the report leads to the element of the XML, by mouse and by keyboard', async () => {
    const link = code.shown.getByRole('link', { name: /^domain\.xml:\d+$/ }).first();
    const line = Number((await link.innerText()).split(':')[1]);
    await link.click();
    await code.cursorOn('domain.xml', line);
    await code.page.keyboard.press('Control+Home');
    await code.cursorOn('domain.xml', 1);
    await link.focus();
    await code.page.keyboard.press('Enter');
    await code.cursorOn('domain.xml', line);
    await code.screenshot('report-to-xml');
  });

  test('the report is copied as Markdown, its commands as they are shown', async () => {
    await code.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => code.page.evaluate(() => navigator.clipboard.readText());
    await code.shown.getByRole('button', { name: 'Copy as Markdown' }).click();
    await code.shown.getByRole('status').getByText('The report was copied as Markdown.').waitFor();
    assert.match(await copied(), /^```text\nWhy webshop on /);
    const copy = code.shown.getByRole('button', { name: /^Copy the command / }).first();
    const command = (await copy.getAttribute('aria-label'))!.replace('Copy the command ', '');
    await copy.click();
    await code.shown.getByRole('status').getByText('The command was copied.').waitFor();
    assert.equal(await copied(), command);
  });

  test('diagnosed again, the page can be compared with the one before', async () => {
    assert.equal(await code.shown.getByRole('button', { name: 'Compare with Diagnosis Before' }).count(), 0);
    await code.shown.getByRole('button', { name: 'Diagnose Again' }).click();
    await code.shown.getByRole('button', { name: 'Compare with Diagnosis Before' }).click();
    await code.page.locator('.editor-group-container.active .monaco-diff-editor').waitFor();
    await code.command('View: Close Editor');
    await code.shown.getByRole('button', { name: 'Open as Text' }).click();
    await code.line(/Why\s+webshop/).waitFor();
    await code.command('View: Close Editor');
  });

  for (const [kind, theme] of THEMES) {
    test(`the report in the theme ${theme}`, async () => {
      await code.theme(theme, kind);
      await code.shown.getByRole('heading', { level: 1, name: /^Why webshop/ }).waitFor();
      await code.screenshot(`report-${kind}`);
      const picture = code.shown.getByRole('group', { name: /^\d+ events, / });
      await picture.scrollIntoViewIfNeeded();
      await code.screenshot(`report-${kind}-timeline`);
      await code.shown.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    });
  }

  test('the timeline of a diagnosis: a mark leads to its line by keyboard', async () => {
    await code.command('Virt Doctor: Show Timeline');
    await code.shown.getByRole('heading', { level: 1, name: 'Timeline of webshop' }).waitFor();
    await code.shown.getByRole('link', { name: /^qemu\.log:\d+$/ }).first().waitFor();
    await code.screenshot('timeline');
    const mark = code.shown.getByRole('group', { name: /^\d+ events, / }).getByRole('link', { name: /, cause(?: of \S+)?: / }).first();
    const [, file, line] = /(\S+):(\d+)\.$/.exec((await mark.getAttribute('aria-label'))!)!;
    await mark.focus();
    await code.page.keyboard.press('Enter');
    await code.cursorOn(file!, Number(line));
    await code.screenshot('timeline-to-line');
  });

  test('the view leads from the host to its VMs, to what was found and to a diagnosis', async () => {
    await code.command('View: Show Virt Doctor');
    const row = (text: string | RegExp) => code.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
    await row('recorded-host').click();
    await row(/webshop/).waitFor();
    await row(/webshop/).click();
    await row('domain.xml').waitFor();
    await row(/webshop/).hover();
    await row(/webshop/).getByRole('button', { name: 'Show XML of Remote VM' }).click();
    await code.line('<domain').first().waitFor();
    await code.screenshot('hosts-view');
  });
});
