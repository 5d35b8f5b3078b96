import assert from 'node:assert/strict';
import { codeOf, diagnosticsOf, hoverText, open, ownDiagnostics } from './window.ts';

suite('logs', () => {
  test('a QEMU log: the line that failed is underlined and explained', async () => {
    const { document } = await open('libvirt/qemu/shop.log');
    const found = await diagnosticsOf(document.uri);
    assert.equal(found.length, 1);
    assert.equal(found[0]!.range.start.line, 6);
    const said = await hoverText(document, "Could not open '/srv", 3);
    assert.match(said, /\/srv\/images\/shop\\?\.qcow2/);
    assert.match(said, /exist/i);
  });

  test('a daemon log is read as well', async () => {
    const { document } = await open('libvirtd.log');
    const [found] = await diagnosticsOf(document.uri);
    assert.ok(found);
    assert.ok(codeOf(found).length > 0);
    assert.match(found.message, /network/);
  });

  test('only unmistakable logs get a language of ours; the log language stays the user’s', async () => {
    assert.equal((await open('libvirt/qemu/shop.log')).document.languageId, 'virt-log');
    assert.equal((await open('libvirtd.log')).document.languageId, 'virt-log');
    const others = (await open('shop.log')).document;
    assert.equal(others.languageId, 'log');
    await diagnosticsOf((await open('libvirtd.log')).document.uri);
    assert.deepEqual(ownDiagnostics(others.uri), []);
    assert.equal(await hoverText(others, 'ERROR', 2), '');
  });
});
