import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSnapshot } from '../../../engine/index.ts';
import { rackFacts } from '../../client/rack.ts';
import { codeSuite } from './code-suite.ts';
import { THEMES } from './workbench.ts';

suite('Show Facts of Host: a page with pictures and tables', () => {
  const here = codeSuite(async (workspace) => {
    mkdirSync(join(workspace, 'rack7'));
    writeFileSync(join(workspace, 'rack7/facts.json'), writeSnapshot(rackFacts()));
    writeFileSync(join(workspace, 'rack7/domain.xml'), "<domain type='kvm'>\n  <name>db</name>\n  <memory>1048576</memory>\n  <os><type>hvm</type></os>\n</domain>\n");
    return {};
  });

  test('a recorded host: who sits on which node', async () => {
    await here.code.command('Virt Doctor: Show Facts of Host');
    await here.code.pick('rack7');
    await here.code.shown.getByRole('heading', { level: 1, name: 'Host rack7' }).waitFor();
    await here.code.shown.getByRole('img', { name: /^Node 0: memory that VMs may take\. .*db 12 GiB, wide 5 GiB\. There are 16 GiB\.$/ }).waitFor();
    await here.code.shown.getByRole('rowheader', { name: 'db' }).waitFor();
    assert.ok(await here.code.shown.locator('rect.beyond').first().isVisible());
  });

  for (const [kind, theme] of THEMES) {
    test(`in the theme ${theme}`, async () => {
      await here.code.theme(theme, kind);
      await here.code.screenshot(`host-${kind}`);
      await here.code.shown.getByRole('heading', { name: 'KVM and the IOMMU' }).scrollIntoViewIfNeeded();
      await here.code.screenshot(`host-${kind}-below`);
      await here.code.shown.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    });

    test(`in a narrow column, in the theme ${theme}: only tables are wider, and they scroll`, async () => {
      await here.code.page.setViewportSize({ width: 760, height: 900 });
      await here.code.shown.locator('svg.cpus').first().waitFor();
      const { room, taken, cut } = await here.code.shown.locator('main').evaluate((main) => ({
        room: document.documentElement.clientWidth, taken: document.documentElement.scrollWidth,
        cut: [...main.querySelectorAll('svg.cpus, p, li, dd, dt, h1, h2, h3, button')].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth).map((one) => one.outerHTML.slice(0, 80)),
      }));
      assert.ok(room < 480 && taken <= room, `${room} ${taken}`);
      assert.deepEqual(cut, []);
      await here.code.shown.getByRole('button').first().focus();
      await here.code.page.keyboard.press('Tab');
      const next = here.code.shown.getByRole('button').nth(1);
      assert.ok(await next.evaluate((one) => one.matches(':focus-visible') && getComputedStyle(one).outlineStyle === 'solid'));
      // The button after it, then tables that are wider than the page.
      await here.code.page.keyboard.press('Tab');
      await here.code.page.keyboard.press('Tab');
      const [stop, isNamed] = await here.code.shown.locator('body').evaluate(() => [document.activeElement!.className, document.activeElement!.querySelector('caption')?.textContent === document.activeElement!.getAttribute('aria-label')]);
      assert.deepEqual([stop, isNamed], ['wide', true]);
      const broken = await here.code.shown.locator('td', { hasText: /^(running|paused|16 GiB|5 GiB)$/ }).evaluateAll((cells) => cells.filter((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length !== 1;
      }).map((cell) => cell.textContent));
      assert.deepEqual(broken, []);
      // What a thing is stands above what is known of it.
      assert.ok(await here.code.shown.locator('dl > div').first().evaluate((row) => row.children[1]!.getBoundingClientRect().top >= row.children[0]!.getBoundingClientRect().bottom));
      await next.focus();
      await here.code.screenshot(`host-narrow-${kind}`);
      await here.code.shown.getByRole('heading', { name: 'VMs', exact: true }).scrollIntoViewIfNeeded();
      await here.code.screenshot(`host-narrow-${kind}-tables`);
      await here.code.shown.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
      await here.code.page.setViewportSize({ width: 1440, height: 900 });
    });
  }

  test('the page leads to the facts as JSON', async () => {
    await here.code.shown.getByRole('button', { name: 'Open as JSON' }).click();
    await here.code.page.locator('.editor-group-container.active .tab.active', { hasText: 'rack7.json' }).waitFor();
    await here.code.line('"virtDoctorSnapshot"').waitFor();
  });
});
