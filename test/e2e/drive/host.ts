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
  }

  test('the page leads to the facts as JSON', async () => {
    await here.code.shown.getByRole('button', { name: 'Open as JSON' }).click();
    await here.code.page.locator('.editor-group-container.active .tab.active', { hasText: 'rack7.json' }).waitFor();
    await here.code.line('"virtDoctorSnapshot"').waitFor();
  });
});
