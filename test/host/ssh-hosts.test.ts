import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listSshHosts, resolveSshHost } from '../../host/index.ts';
import { sshArgv } from '../../host/ssh.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-ssh-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function config(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe('hosts of the ssh configuration', () => {
  test('are named once each, in order, without patterns and comments', () => {
    const sshConfig = config('config', '# Host commented\nHost a "b" c\n  HostName x\nHOST=d\nHost *.example !not ? web-*\nhost a\nHost = e\n\tHost f # g is no host\nMatch host g\n');
    expect(listSshHosts({ sshConfig })).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('are those that ssh itself knows', async () => {
    const sshConfig = config('config', `Host 'single' "double" plain web* !web9\n  HostName 10.0.0.1\nHost=equals in* !inner\n  HostName 10.0.0.1\nInclude ${folder}/more\nHost *\n  HostName 10.0.0.9\n`);
    config('more', 'Host included inner outer !web9 # note\n  HostName 10.0.0.1\n');
    const hosts = listSshHosts({ sshConfig });
    expect(hosts).toEqual(['single', 'double', 'plain', 'equals', 'included']);
    // Of another block, and taken out of this one.
    expect((await resolveSshHost('outer', { sshConfig }))?.hostName).toBe('10.0.0.9');
    expect((await resolveSshHost('inner', { sshConfig }))?.hostName).toBe('10.0.0.9');
    expect(await Promise.all(hosts.map(async (host) => (await resolveSshHost(host, { sshConfig }))?.hostName))).toEqual(hosts.map(() => '10.0.0.1'));
  });

  test('fit blocks as ssh fits them, at once whatever stars a pattern has', async () => {
    const patterns = ['web*', 'W?b9', '*.example', 'a**c', '?', '*', 'ab*cd*ef', 'w*b*9*', '!web1'];
    const names = ['web1', 'WEB9', 'x.example', 'ac', 'abc', 'abcdxef', 'abcde', 'wb9'];
    for (const pattern of patterns) {
      const sshConfig = config('config', `Host ${pattern}${pattern.startsWith('!') ? ' web*' : ''}\n  Include ${folder}/names\n`);
      config('names', `${names.map((name) => `Host ${name}\n  HostName 10.0.0.7\n`).join('')}`);
      const listed = listSshHosts({ sshConfig });
      const asked = await Promise.all(names.map(async (name) => (await resolveSshHost(name, { sshConfig }))?.hostName === '10.0.0.7'));
      expect(listed, pattern).toEqual(names.filter((_, i) => asked[i]));
    }
    const sshConfig = config('config', `Host ${'*a'.repeat(200)}*b\n  Include ${folder}/names\n`);
    config('names', `Host ${'a'.repeat(200)}\n`);
    const began = performance.now();
    expect(listSshHosts({ sshConfig })).toEqual([]);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('come from included files too, with wildcards, in the order of the alphabet', () => {
    config('conf.d/20-two.conf', 'Host two\n');
    config('conf.d/10-one.conf', `Include ${folder}/deeper/*/hosts\nHost one\n`);
    config('deeper/x/hosts', 'Host deep\n');
    config('conf.d/.hidden.conf', 'Host hidden\n');
    const sshConfig = config('config', `Include ${folder}/conf.d/*.conf ${folder}/none\nHost last\n`);
    expect(listSshHosts({ sshConfig })).toEqual(['deep', 'one', 'two', 'last']);
  });

  test('end when files include one another, or are no files', () => {
    const sshConfig = config('config', `Include ${folder}/other\nInclude ${folder}\nInclude /dev/zero\nHost end\n`);
    config('other', `Include ${folder}/config\nHost middle\n`);
    expect(listSshHosts({ sshConfig })).toEqual(['middle', 'end']);
  });

  test('that ssh could take for something else are left out', () => {
    const sshConfig = config('config', 'Host -oProxyCommand=id $(id) a;b good\n');
    expect(listSshHosts({ sshConfig })).toEqual(['good']);
  });

  test('a configuration that is not there names none', () => expect(listSshHosts({ sshConfig: join(folder, 'nowhere') })).toEqual([]));

  test('are resolved by ssh itself', async () => {
    const sshConfig = config('config', 'Host a\n  HostName 10.0.0.1\n  User me\n  Port 2200\n');
    expect(await resolveSshHost('a', { sshConfig })).toEqual({ hostName: '10.0.0.1', user: 'me', port: 2200 });
    expect(await resolveSshHost('a', { sshConfig, sshPath: join(folder, 'no-ssh') })).toBeUndefined();
    expect(await resolveSshHost('a', { sshConfig: config('bad', 'NoSuchOption 1\n') })).toBeUndefined();
  });
});

describe('the call of ssh', () => {
  const argv = sshArgv('root@kvm1', { sshPath: '/usr/bin/ssh', sshConfig: '/x/config' });

  test('asks for nothing, forwards nothing and runs one shell', () => {
    expect(argv[0]).toBe('/usr/bin/ssh');
    expect(argv.slice(1, 4)).toEqual(['-F', '/x/config', '-T']);
    expect(argv.slice(-3)).toEqual(['--', 'root@kvm1', '/bin/sh -s']);
    for (const setting of ['BatchMode=yes', 'ForwardAgent=no', 'ForwardX11=no', 'ClearAllForwardings=yes', 'PermitLocalCommand=no']) expect(argv).toContain(setting);
  });

  test('never weakens how host keys are checked', () => expect(argv.join(' ')).not.toMatch(/StrictHostKeyChecking|UserKnownHostsFile|CheckHostIP|NoHostAuthentication/i));

  test.skipIf(process.platform === 'win32')('shares connections through a private socket with a short path, of its own for each configuration', () => {
    const path = (args: readonly string[]): string => args.find((argument) => argument.startsWith('ControlPath='))!.slice('ControlPath='.length);
    expect(path(argv).replace('%C', 'x'.repeat(40)).length + 17).toBeLessThan(104);
    expect(path(argv)).not.toBe(path(sshArgv('root@kvm1', { sshPath: '/usr/bin/ssh' })));
    expect(path(argv).startsWith(homedir())).toBe(false);
  });
});
