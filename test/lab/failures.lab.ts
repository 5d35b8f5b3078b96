import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type AskOptions, listVms, parseAddress, pull, resolveSshHost, listSshHosts } from '../../host/index.ts';
import { domainXml } from './domain.ts';
import { type Lab, startLab } from './lab.ts';

let lab: Lab;
let folder: string;

beforeAll(async () => {
  lab = await startLab();
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-failures-'));
  await lab.define(domainXml('vm'));
});
afterAll(async () => {
  await lab?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** ssh in the lab's network with a configuration of its own, so that connections are not shared between the cases. */
function options(change: (config: string) => string = (config) => config): AskOptions {
  const own = mkdtempSync(join(folder, 'ssh-'));
  const base = `Host lab lab-root lab-nolibvirt
  HostName 127.0.0.1
  Port ${lab.ssh.port}
  User labuser
  IdentityFile ${lab.ssh.identityFile}
  IdentitiesOnly yes
  UserKnownHostsFile ${lab.ssh.knownHostsFile}
  GlobalKnownHostsFile /dev/null
`;
  writeFileSync(join(own, 'config'), change(base));
  writeFileSync(join(own, 'ssh'), `#!/bin/sh\nexec ${lab.inNetwork(['ssh']).join(' ')} "$@"\n`, { mode: 0o755 });
  return { sshPath: join(own, 'ssh'), sshConfig: join(own, 'config'), timeoutSeconds: 20 };
}

async function list(host: string, ask: AskOptions): Promise<Answer<unknown>> {
  const address = parseAddress(host);
  return address.ok ? listVms(address.value, ask) : address;
}

const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'answered' : answer.failure.code);

describe('first contact', () => {
  test('with everything in order is answered', async () => expect(codeOf(await list('lab', options()))).toBe('answered'));

  test('an unknown host key is not accepted unasked', async () => {
    const known = join(folder, 'nothing-known');
    const answer = await list('lab', options((c) => c.replace(lab.ssh.knownHostsFile, known)));
    expect(codeOf(answer)).toBe('host-key-unknown');
  });

  test('a changed host key is called so', async () => {
    const known = join(folder, 'other-key');
    writeFileSync(known, `[127.0.0.1]:${lab.ssh.port} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ9v0V2X0h3w8s1l2m5yX9k7r4u6t8o0p1q2w3e4r5t6\n`);
    expect(codeOf(await list('lab', options((c) => c.replace(lab.ssh.knownHostsFile, known))))).toBe('host-key-changed');
  });

  test('a key that the host does not take is refused', async () => {
    const key = join(folder, 'stranger');
    await lab.must(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', '/run/lab/stranger']);
    writeFileSync(key, await lab.must(['cat', '/run/lab/stranger']), { mode: 0o600 });
    expect(codeOf(await list('lab', options((c) => c.replace(lab.ssh.identityFile, key))))).toBe('key-refused');
  });

  test('a closed port is unreachable', async () => {
    const answer = await list('lab', options((c) => c.replace(`Port ${lab.ssh.port}`, 'Port 2299')));
    expect(answer.ok ? '' : answer.failure.message).toBe('lab cannot be reached: Connection refused.');
  });

  test('a name that nobody knows', async () => expect(codeOf(await list('no-such-host.invalid', options()))).toBe('name-not-found'));

  test('a silent server costs the time that is allowed, not more', async () => {
    await lab.must(['sh', '-c', 'nohup bash -c "exec 3<>/dev/tcp/127.0.0.1/1" > /dev/null 2>&1; true']);
    const started = performance.now();
    const answer = await list('lab', { ...options((c) => c.replace('User labuser', 'User labuser\n  ProxyCommand sleep 30')), timeoutSeconds: 1 });
    expect(codeOf(answer)).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(25_000);
  });

  test('configuration that ssh refuses', async () => expect(codeOf(await list('lab', options((c) => `${c}\n  NoSuchOption yes\n`)))).toBe('ssh-config'));

  test('an ssh program that is not there', async () => expect(codeOf(await list('lab', { sshPath: join(folder, 'nowhere') }))).toBe('ssh-missing'));
});

describe('on the host', () => {
  /** Changes a file inside the lab while `during` runs. */
  async function with_(change: readonly string[], back: readonly string[], during: () => Promise<void>): Promise<void> {
    await lab.must(change);
    try {
      await during();
    } finally {
      await lab.must(back);
    }
  }

  /** /etc/passwd is a mount of the lab's own: it can be written, not replaced. */
  const shellOf = (before: string, after: string): readonly string[] => ['sh', '-c', 'p=$(sed "/^nolibvirt:/s#$1#$2#" /etc/passwd) && printf "%s\\n" "$p" > /etc/passwd', 'sh', before, after];

  test('virsh is missing', () => with_(['sh', '-c', 'mkdir -p /run/lab/empty && touch /run/lab/empty/virsh && mount --bind /run/lab/empty/virsh /usr/bin/virsh'], ['umount', '/usr/bin/virsh'], async () => {
    expect(codeOf(await list('lab', options()))).toBe('virsh-missing');
  }));

  test('the socket is shut', () => with_(['chmod', '700', '/run/libvirt/libvirt-sock-ro'], ['chmod', '777', '/run/libvirt/libvirt-sock-ro'], async () => {
    expect(codeOf(await list('lab', options()))).toBe('socket-permission');
  }));

  test('the daemon is not there', () => with_(['mv', '/run/libvirt/libvirt-sock-ro', '/run/lab/aside'], ['mv', '/run/lab/aside', '/run/libvirt/libvirt-sock-ro'], async () => {
    expect(codeOf(await list('lab', options()))).toBe('daemon-not-running');
  }));

  test('a machine can still be looked into when the daemon does not run', () => with_(['mv', '/run/libvirt/libvirt-sock-ro', '/run/lab/aside'], ['mv', '/run/lab/aside', '/run/libvirt/libvirt-sock-ro'], async () => {
    const answer = await pull({ kind: 'ssh', destination: 'lab-root' }, 'vm', options((c) => c.replace('User labuser', 'User root')));
    if (!answer.ok) throw new Error(answer.failure.message);
    expect(answer.value.bundle.xml?.text).toContain('<name>vm</name>');
    expect(answer.value.bundle.logs.map((log) => log.name)).toEqual(expect.arrayContaining(['virsh.err', 'libvirtd.log']) as string[]);
    expect(answer.value.bundle.logs[0]?.text).toContain('Failed to connect socket');
    expect(answer.value.notes[0]).toContain('does not answer');
    expect(codeOf(await pull({ kind: 'ssh', destination: 'lab' }, 'vm', options()))).toBe('daemon-not-running');
  }));

  test('there is no such machine', async () => {
    const answer = await pull({ kind: 'ssh', destination: 'lab' }, 'VM', options());
    expect(codeOf(answer)).toBe('no-such-vm');
    expect(answer.ok ? '' : answer.failure.detail).toContain('vm');
  });

  test('the account runs no commands', () => with_(shellOf('/bin/bash', '/usr/sbin/nologin'), shellOf('/usr/sbin/nologin', '/bin/bash'), async () => {
    expect(codeOf(await list('lab', options((c) => c.replace('User labuser', 'User nolibvirt'))))).toBe('shell-refused');
  }));

  test('a login script that prints does no harm', () => with_(['sh', '-c', 'printf "echo Welcome; echo noise >&2\\n" > /run/lab/home/labuser/.bashrc'], ['rm', '/run/lab/home/labuser/.bashrc'], async () => {
    expect(codeOf(await list('lab', options()))).toBe('answered');
  }));

  test('a login script that eats the script is told', () => with_(['sh', '-c', 'printf "cat > /dev/null\\n" > /run/lab/home/labuser/.bashrc'], ['rm', '/run/lab/home/labuser/.bashrc'], async () => {
    expect(codeOf(await list('lab', options()))).toBe('garbled');
  }));

  test('a host that floods is cut off', () => with_(['sh', '-c', 'printf "yes flood\\n" > /run/lab/home/labuser/.bashrc'], ['rm', '/run/lab/home/labuser/.bashrc'], async () => {
    expect(codeOf(await list('lab', options()))).toBe('too-much-output');
  }));

  test('a host that stalls is left', () => with_(['sh', '-c', 'printf "sleep 60\\n" > /run/lab/home/labuser/.bashrc'], ['rm', '/run/lab/home/labuser/.bashrc'], async () => {
    const answer = await list('lab', { ...options(), timeoutSeconds: 2 });
    expect(codeOf(answer)).toBe('timeout');
  }));

  test('asking can be cancelled', () => with_(['sh', '-c', 'printf "sleep 60\\n" > /run/lab/home/labuser/.bashrc'], ['rm', '/run/lab/home/labuser/.bashrc'], async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 500);
    const started = performance.now();
    expect(codeOf(await list('lab', { ...options(), signal: controller.signal }))).toBe('cancelled');
    expect(performance.now() - started).toBeLessThan(25_000);
  }));

  test('a connection that is killed on the host is lost', () => with_(['sh', '-c', 'printf "kill -9 \\$PPID\\n" > /run/lab/home/labuser/.bashrc'], ['rm', '/run/lab/home/labuser/.bashrc'], async () => {
    expect(codeOf(await list('lab', options()))).toBe('connection-lost');
  }));

  test('another connection URI is not run blindly', async () => {
    for (const uri of ['qemu+ext://h/system?command=/bin/id', 'qemu+ssh://h/system', 'qemu:///embed?root=/tmp/x', 'qemu:///system; id', '$(id)']) expect(codeOf(await list('lab', { ...options(), uri }))).toBe('bad-address');
    expect(codeOf(await list('lab', { ...options(), uri: 'nosuch:///system' }))).toBe('bad-address');
    expect(codeOf(await list('lab', { ...options(), uri: 'test:///default' }))).toBe('answered');
  });
});

describe('connections', () => {
  test('are shared by questions that follow one another', async () => {
    const ask = options();
    await list('lab', ask);
    const before = (await lab.must(['cat', '/var/log/libvirt/sshd.log'])).split('Accepted publickey').length;
    await list('lab', ask);
    expect((await lab.must(['cat', '/var/log/libvirt/sshd.log'])).split('Accepted publickey').length).toBe(before);
  });

  test('names and ways come from the ssh configuration', async () => {
    const ask = options((c) => `${c}\nHost *.pattern !not\nHost other\n  ProxyJump lab\n  HostName 10.1.2.3\n`);
    expect(listSshHosts(ask)).toEqual(['lab', 'lab-root', 'lab-nolibvirt', 'other']);
    expect(await resolveSshHost('lab', ask)).toEqual({ hostName: '127.0.0.1', user: 'labuser', port: lab.ssh.port });
    expect(await resolveSshHost('other', ask)).toMatchObject({ hostName: '10.1.2.3', proxyJump: 'lab' });
  });
});
