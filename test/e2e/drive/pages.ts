import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeSuite } from './code-suite.ts';
import { THEMES } from './workbench.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const REPORT = 'Why webshop on recorded-host fails';

/** What people who do not see a page, who have little room for it, or who reload the window have of it. */
suite('Pages: for screen readers, in a narrow column, after a reload', () => {
  const here = codeSuite(async (workspace) => {
    cpSync(join(root, 'examples/recorded-host'), join(workspace, 'recorded-host'), { recursive: true });
    for (const name of ['libvirtd.log', 'shop.log']) cpSync(join(root, 'test/e2e/workspace', name === 'shop.log' ? 'libvirt/qemu/shop.log' : name), join(workspace, name));
    return {};
  });
  const heading = (name: string | RegExp) => here.code.shown.getByRole('heading', { level: 1, name });
  const tab = (name: string) => here.code.page.locator('.tab', { hasText: name }).first();

  test('a report', async () => {
    await here.code.command('Virt Doctor: Diagnose Remote VM');
    await here.code.pick('recorded-host');
    await here.code.pick('webshop');
    await heading(REPORT).waitFor();
    await here.code.page.locator('.view-line', { hasText: '<name>webshop</name>' }).first().waitFor();
  });

  test('is for a screen reader what it is for the eyes', async () => {
    // Of names with a colon in them, YAML quotes the line.
    const tree = (await here.code.shown.locator('body').ariaSnapshot()).replace(/^(\s*- )'(.*)'(:?)$/gm, '$1$2$3');
    mkdirSync(join(root, 'test-results'), { recursive: true });
    writeFileSync(join(root, 'test-results/report.aria.yml'), tree);
    assert.match(tree, /^\s*- main:/m);
    assert.match(tree, new RegExp(`- heading "${REPORT}" \\[level=1\\]`));
    assert.match(tree, /- group "What to do with this report":\n\s+- button "Diagnose Again"/);
    assert.match(tree, /- region "1\. [^"]+":\n\s+- heading "1\. [^"]+" \[level=2\]/);
    assert.match(tree, /- heading "In the XML" \[level=3\]\n\s+- paragraph:\n\s+- link "domain\.xml:\d+"/);
    assert.match(tree, /- heading "In the logs" \[level=3\]\n\s+- list:\n\s+- listitem:\n\s+- link "[^"]+\.log:\d+"/);
    assert.match(tree, /- button "Copy the command [^"]+"/);
    assert.match(tree, /- group "\d+ events?, [^"]+":\n(?:.*\n)*?\s+- link "\d\d:\d\d:\d\d\.\d+, [^"]+"/);
    assert.match(tree, /- status/);
    assert.deepEqual(tree.match(/^\s*- (?:button|link|region|heading|img)(?=:| \[|$)/gm), null, 'something has no name');
    const levels = [...tree.matchAll(/\[level=(\d)\]/g)].map(([, level]) => Number(level));
    assert.ok(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1), `levels of headings: ${levels.join()}`);
  });

  test('says what happened, and is used with the keyboard alone', async () => {
    const copy = here.code.shown.getByRole('button', { name: /^Copy the command/ }).first();
    await copy.focus();
    await here.code.page.keyboard.press('Enter');
    await here.code.shown.getByRole('status').filter({ hasText: 'The command was copied.' }).waitFor();
    const link = here.code.shown.getByRole('link', { name: /^domain\.xml:\d+$/ }).first();
    const line = Number((await link.innerText()).split(':')[1]);
    await link.focus();
    await here.code.page.keyboard.press('Enter');
    await here.code.cursorOn('domain.xml', line);
  });

  test('takes the words that its reader was told, and keeps them for the next time', async () => {
    await here.code.shown.getByRole('button', { name: 'Add an Error Text…' }).focus();
    await here.code.page.keyboard.press('Enter');
    const box = here.code.page.locator('.quick-input-widget:visible').getByPlaceholder(/error: Failed to start/);
    await box.waitFor();
    await here.code.screenshot('told-asked');
    await box.fill("error: Failed to start domain 'webshop' error: Requested operation is not valid: network 'backoffice' is not active");
    await here.code.page.keyboard.press('Enter');
    await here.code.shown.getByRole('link', { name: 'told.txt:1' }).first().waitFor();
    await here.code.shown.getByRole('heading', { level: 1, name: REPORT }).scrollIntoViewIfNeeded();
    await here.code.screenshot('told');
    await here.code.shown.getByRole('button', { name: 'Add an Error Text…' }).click();
    await box.waitFor();
    assert.match(await box.inputValue(), /^error: Failed .* is not active$/);
    await here.code.page.keyboard.press('Escape');
  });

  for (const [kind, theme] of THEMES) {
    test(`in a narrow column, in the theme ${theme}, nothing is cut`, async () => {
      await tab('Diagnosis of webshop').click();
      await here.code.theme(theme, kind);
      await here.code.page.setViewportSize({ width: 1000, height: 900 });
      await here.code.shown.locator('svg.timeline-narrow').waitFor();
      assert.equal(await here.code.shown.locator('svg.timeline-wide').isVisible(), false);
      const { room, taken, picture } = await here.code.shown.locator('svg.timeline-narrow').evaluate((svg) => ({
        room: document.documentElement.clientWidth, taken: document.documentElement.scrollWidth, picture: svg.getBoundingClientRect().width,
      }));
      assert.ok(room < 480 && taken <= room && picture <= room, `${room} ${taken} ${picture}`);
      await here.code.shown.getByRole('heading', { name: 'What happened when' }).scrollIntoViewIfNeeded();
      await here.code.screenshot(`narrow-${kind}`);
      await here.code.page.setViewportSize({ width: 1440, height: 900 });
    });
  }

  test('more pages: a host, a log, and what happened when', async () => {
    await tab('Diagnosis of webshop').click();
    await here.code.command('Virt Doctor: Show Facts of Host');
    await here.code.pick('recorded-host');
    await heading(/^Host recorded-host/).waitFor();
    await here.code.openFile('libvirtd.log');
    await here.code.command('Virt Doctor: Explain Log File');
    await heading('What libvirtd.log says').waitFor();
    await here.code.openFile('shop.log');
    await here.code.command('Virt Doctor: Show Timeline');
    await heading(/^Timeline of/).waitFor();
  });

  test('all are back after a reload of the window, and their links lead where they did', async () => {
    await here.code.reload();
    for (const [name, title] of [['Host recorded-host', /^Host recorded-host/], ['What libvirtd.log says', 'What libvirtd.log says'], ['Timeline of', /^Timeline of/], ['Diagnosis of webshop', REPORT]] as const) {
      await tab(name).click();
      await heading(title).waitFor();
    }
    await here.code.screenshot('reloaded');
    await here.code.shown.getByRole('link', { name: 'told.txt:1' }).first().waitFor();
    const link = here.code.shown.getByRole('link', { name: /^domain\.xml:29$/ }).first();
    const line = Number((await link.innerText()).split(':')[1]);
    await link.click();
    await here.code.cursorOn('domain.xml', line);
    await here.code.line('webshop-data.qcow2').first().waitFor();
    await tab('Diagnosis of webshop').click();
    await here.code.shown.getByRole('button', { name: 'Diagnose Again' }).click();
    await here.code.shown.getByRole('button', { name: 'Compare with Diagnosis Before' }).waitFor();
  });
});
