import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainXml } from '../../lab/domain.ts';
import { startLab, type Lab } from '../../lab/lab.ts';
import { codeSuite } from './code-suite.ts';

const BROKEN = "<domain type='kvm'>\n  <name>web</name>\n  <memory unit='KiB'>1048576</memory>\n  <vcpu cpuset='7-3'>2</vcpu>\n  <os>\n    <type arch='x86_64' machine='q35'>hvm</type>\n  </os>\n</domain>\n";

/** A folder that somebody sent, with settings that would have programs run and hosts changed. */
suite('A workspace that is not trusted', () => {
  let folder: string;
  const here = codeSuite(async (workspace) => {
    folder = workspace;
    const evil = join(workspace, 'evil.sh');
    writeFileSync(evil, `#!/bin/sh\ntouch '${join(workspace, 'pwned')}'\n`, { mode: 0o755 });
    writeFileSync(join(workspace, 'broken.xml'), BROKEN);
    mkdirSync(join(workspace, '.vscode'));
    writeFileSync(join(workspace, '.vscode/settings.json'), JSON.stringify({
      'virtDoctor.ssh.path': evil, 'virtDoctor.ssh.configFile': join(workspace, 'evil_config'), 'virtDoctor.uri': 'test:///default', 'virtDoctor.hosts': ['evil.invalid'], 'virtDoctor.remoteEditing.enabled': true,
    }));
    writeFileSync(join(workspace, 'evil_config'), `Host *\n  ProxyCommand ${evil}\n`);
    return { 'security.workspace.trust.startupPrompt': 'never', 'workbench.editor.useModal': 'off', 'virtDoctor.remoteEditing.enabled': false };
  }, { workspaceTrust: true });
  const toast = (text: string | RegExp) => here.code.page.locator('.notification-toast', { hasText: text });
  const isOffered = async (command: string): Promise<boolean> => {
    await here.code.page.keyboard.press('F1');
    const input = here.code.page.locator('.quick-input-widget:visible input').first();
    await input.fill(`>Virt Doctor: ${command}`);
    await here.code.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    const found = await here.code.page.locator('.quick-input-list .monaco-list-row', { hasText: `Virt Doctor: ${command}` }).count();
    await here.code.page.keyboard.press('Escape');
    return found > 0;
  };

  test('has its XML checked', async () => {
    await here.code.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await here.code.openFile('broken.xml');
    await here.code.page.locator('.squiggly-error').first().waitFor();
  });

  test('has no host asked, and nothing changed on one', async () => {
    await here.code.command('Virt Doctor: Diagnose Remote VM');
    await toast('asks no host while the workspace is not trusted').waitFor();
    await here.code.screenshot('untrusted');
    for (const command of ['Edit VM XML on Host', 'Diagnose All Failed VMs', 'Diagnose Evidence', 'Diagnose with an Error Text']) assert.equal(await isOffered(command), false, command);
    assert.equal(existsSync(join(folder, 'pwned')), false);
  });

  test('once trusted, still says neither which program runs, nor how, nor that hosts may be edited', async () => {
    await here.code.command('Workspaces: Manage Workspace Trust');
    await here.code.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await here.code.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'hidden' });
    await here.code.command('Virt Doctor: Diagnose Remote VM');
    await here.code.pick('evil.invalid');
    await toast(/evil\.invalid/).filter({ hasText: /name|resolve|reach|known/i }).waitFor();
    assert.equal(await isOffered('Edit VM XML on Host'), false);
    assert.equal(existsSync(join(folder, 'pwned')), false);
    await here.code.screenshot('trusted-evil');
  });
});

/** A host that ssh has never met: nothing accepts its key but the person who reads its fingerprint. */
suite('First contact with a host', () => {
  let lab: Lab | undefined;
  const here = codeSuite(async (workspace, suite) => {
    try {
      lab = await startLab({ hostname: 'kvm-new' });
    } catch (error) {
      if (process.env['CI'] === 'true') throw error;
      console.log(`  no lab here: ${String(error)}`);
      return suite.skip();
    }
    await lab.define(domainXml('shy'));
    const config = join(workspace, 'ssh_config');
    writeFileSync(config, `Host newcomer\n  HostName 127.0.0.1\n  Port ${lab.ssh.port}\n  User root\n  IdentityFile ${lab.ssh.identityFile}\n  IdentitiesOnly yes\n  UserKnownHostsFile ${join(workspace, 'known')}\n  GlobalKnownHostsFile /dev/null\n`);
    writeFileSync(join(workspace, 'ssh'), `#!/bin/sh\nexec ${lab.inNetwork(['ssh']).join(' ')} "$@"\n`, { mode: 0o755 });
    return { 'virtDoctor.ssh.path': join(workspace, 'ssh'), 'virtDoctor.ssh.configFile': config, 'workbench.quickOpen.closeOnFocusLost': false, 'terminal.integrated.gpuAcceleration': 'off' };
  });
  suiteTeardown(() => lab?.stop());

  test('its key is shown in a terminal, and after a yes it answers', async () => {
    await here.code.command('Virt Doctor: Diagnose Remote VM');
    await here.code.pick('newcomer');
    const toast = here.code.page.locator('.notification-toast', { hasText: /key/ });
    await toast.waitFor();
    await here.code.screenshot('contact-1-unknown-key');
    await toast.getByRole('button', { name: 'Open Terminal' }).click();
    await here.code.page.locator('.terminal-wrapper.active .xterm-rows', { hasText: /SHA256:.*continue\sconnecting/ }).waitFor();
    await here.code.page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
    await here.code.screenshot('contact-2-terminal');
    await here.code.page.keyboard.type('yes\n', { delay: 50 });
    const again = here.code.page.locator('.notification-toast', { hasText: 'Ask newcomer again?' });
    await again.waitFor();
    await again.getByRole('button', { name: 'Try Again' }).click();
    await here.code.pick('shy');
    await here.code.shown.getByRole('heading', { level: 1, name: 'Why shy on newcomer fails' }).waitFor();
    await here.code.screenshot('contact-3-answered');
  });
});
