import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Setting { readonly scope?: string; readonly type?: string }
interface Command { readonly command: string; readonly enablement?: string }
const { contributes, capabilities } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  contributes: { commands: Command[]; configuration: { properties: Record<string, Setting> } };
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
};
const settings = contributes.configuration.properties;

/** What decides which program runs, how, or whether a host may be changed: a folder that somebody sends must not say it. */
const DECIDING = ['virtDoctor.ssh.path', 'virtDoctor.ssh.configFile', 'virtDoctor.uri', 'virtDoctor.remoteEditing.enabled'];

test('a workspace cannot say which program runs, nor allow what the user has switched off', () => {
  for (const name of DECIDING) {
    expect(['machine', 'application'], name).toContain(settings[name]?.scope);
    expect(capabilities.untrustedWorkspaces.restrictedConfigurations, name).toContain(name);
  }
  // A new setting with a path, a program or a URI in it belongs above.
  const telling = Object.keys(settings).filter((name) => /path|program|command|uri$|configFile|remote/i.test(name));
  expect(telling.filter((name) => !DECIDING.includes(name))).toEqual([]);
});

test('what asks or changes hosts is off where the workspace is not trusted', () => {
  const enablement = (command: string): string => contributes.commands.find((c) => c.command === `virtDoctor.${command}`)?.enablement ?? '';
  for (const command of ['editVmXml', 'applyVmXml', 'restoreVmXml', 'diagnoseFailedVms', 'diagnoseEvidence', 'diagnoseErrorText']) expect(enablement(command), command).toContain('isWorkspaceTrusted');
  for (const command of ['editVmXml', 'applyVmXml', 'restoreVmXml']) expect(enablement(command), command).toContain('config.virtDoctor.remoteEditing.enabled');
});
