import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type AskOptions, defineVm, dryRun, listVms, pull, readEditableVm } from '../../host/index.ts';
import { prepareDryRun } from '../../engine/index.ts';
import { domainXml } from './domain.ts';
import { type Lab, startLab } from './lab.ts';

/** Servers that are none, or not what they say: whatever they do, each question ends in time, in memory, and with a reason. */
let lab: Lab;
let folder: string;

beforeAll(async () => {
  lab = await startLab({ hostname: 'servers' });
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-servers-'));
  await lab.define(domainXml('vm'));
  await lab.write('/run/lab/server.py', SERVER);
  await lab.must(['sh', '-c', 'nohup /usr/bin/python3 /run/lab/server.py > /run/lab/server.log 2>&1 & for i in $(seq 100); do [ -e /run/lab/serving ] && exit; sleep 0.1; done; cat /run/lab/server.log >&2; exit 1']);
});
afterAll(async () => {
  await lab?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** One port each: what is said to whoever connects. */
const KINDS = ['flood', 'slow', 'closes', 'garbage', 'banner', 'http', 'banner-then-garbage'] as const;
const PORT = 2400;
const SERVER = `import socket, threading, time, os
def flood(c):
    while True: c.sendall(b'x' * 65536)
def slow(c):
    while True: c.sendall(b'S'); time.sleep(0.5)
def closes(c): pass
def garbage(c): c.sendall(os.urandom(4096)); time.sleep(60)
def banner(c): c.sendall(b'SSH-2.0-none\\r\\n'); time.sleep(60)
def http(c): c.sendall(b'HTTP/1.1 400 Bad Request\\r\\n\\r\\n')
def late(c): c.sendall(b'SSH-2.0-none\\r\\n' + os.urandom(8192)); time.sleep(60)
def serve(port, act):
    s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('127.0.0.1', port)); s.listen(16)
    while True:
        c, _ = s.accept()
        def run(c=c):
            try: act(c)
            except OSError: pass
            finally: c.close()
        threading.Thread(target=run, daemon=True).start()
for i, act in enumerate([flood, slow, closes, garbage, banner, http, late]): threading.Thread(target=serve, args=(${PORT} + i, act), daemon=True).start()
time.sleep(0.5); open('/run/lab/serving', 'w').close(); time.sleep(3600)
`;

/** ssh in the lab's network, to a port, with a configuration of its own. */
function options(port: number, user = 'labuser', more = ''): AskOptions {
  const own = mkdtempSync(join(folder, 'ssh-'));
  writeFileSync(join(own, 'config'), `Host *\n  HostName 127.0.0.1\n  Port ${port}\n  User ${user}\n  IdentityFile ${lab.ssh.identityFile}\n  IdentitiesOnly yes\n  UserKnownHostsFile ${lab.ssh.knownHostsFile}\n  GlobalKnownHostsFile /dev/null\n${more}`);
  writeFileSync(join(own, 'ssh'), `#!/bin/sh\nexec ${lab.inNetwork(['ssh']).join(' ')} "$@"\n`, { mode: 0o755 });
  return { sshPath: join(own, 'ssh'), sshConfig: join(own, 'config'), timeoutSeconds: 3 };
}

const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'answered' : answer.failure.code);
const host = { kind: 'ssh', destination: 'other' } as const;

describe('a server that', () => {
  test.each(KINDS.map((kind, i) => [kind, PORT + i] as const))('%s: the question ends in time, with a reason', async (_, port) => {
    const started = performance.now();
    const before = process.memoryUsage().rss;
    const answer = await listVms(host, options(port));
    expect(['timeout', 'connection-lost', 'unreachable', 'no-common-algorithm', 'garbled']).toContain(codeOf(answer));
    expect(answer.ok ? '' : answer.failure.message).toMatch(/other/);
    // eslint-disable-next-line no-control-regex -- what a terminal or an editor would obey
    expect(JSON.stringify(answer)).not.toMatch(/[\u0000-\u0008\u001b\u009b]/);
    expect(performance.now() - started).toBeLessThan(40_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test('asks for a password is told so, and given none', async () => {
    await lab.must(['sh', '-c', 'sed -e "s/^Port .*/Port 2450/" -e "s/^PasswordAuthentication.*/PasswordAuthentication yes/" -e "s#^PidFile.*#PidFile /run/sshd2.pid#" /etc/ssh/sshd_config > /etc/ssh/sshd2_config; echo "PubkeyAuthentication no" >> /etc/ssh/sshd2_config; /usr/sbin/sshd -f /etc/ssh/sshd2_config']);
    const known = join(folder, 'known');
    writeFileSync(known, (await lab.must(['cat', '/etc/ssh/host_ed25519.pub'])).replace(/^/, '[127.0.0.1]:2450 '));
    const asked = options(2450, 'labuser', '');
    const answer = await listVms(host, { ...asked, sshConfig: withKnown(asked, known) });
    expect(codeOf(answer)).toBe('password-needed');
  });
});

/** The same configuration with other known hosts. */
function withKnown({ sshConfig }: AskOptions, known: string): string {
  const file = `${sshConfig!}-known`;
  writeFileSync(file, `Host *\n  UserKnownHostsFile ${known}\n  HostName 127.0.0.1\n  Port 2450\n  User labuser\n  IdentityFile ${lab.ssh.identityFile}\n  GlobalKnownHostsFile /dev/null\n`);
  return file;
}

/** Programs on the host that lie: virsh is another one for as long as a test runs. */
describe('a virsh that', () => {
  async function withVirsh(script: string, during: () => Promise<void>): Promise<void> {
    await lab.write('/run/lab/virsh', `#!/bin/sh\n${script}\n`);
    await lab.must(['chmod', '755', '/run/lab/virsh']);
    await lab.must(['mount', '--bind', '/run/lab/virsh', '/usr/bin/virsh']);
    try {
      await during();
    } finally {
      await lab.must(['umount', '-l', '/usr/bin/virsh']);
    }
  }
  const ask = (): AskOptions => ({ ...options(lab.ssh.port), timeoutSeconds: 30 });

  test('floods fills no memory', () => withVirsh('yes "00000000-0000-4000-8000-000000000000 vm"', async () => {
    const before = process.memoryUsage().rss;
    const answer = await pull(host, 'vm', ask());
    if (answer.ok) expect(JSON.stringify(answer.value).length).toBeLessThan(64 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  }));

  test('forges frames, names and XML gives texts, nothing more', () => withVirsh('case "$*" in *list*) echo "00000000-0000-4000-8000-000000000000 vm";; *dumpxml*) printf "<domain type=\'kvm\'><name>../../x</name>\\n$mark over\\n\\033]8;;command:evil\\007</domain>";; *) head -c 5000 /dev/urandom;; esac', async () => {
    const answer = await pull(host, 'vm', ask());
    if (answer.ok) expect(answer.value.bundle.vm).toBe('vm');
    expect(readdirSync(folder).filter((name) => !name.startsWith('ssh-') && name !== 'known')).toEqual([]);
  }));

  test('says of every definition what it likes is never obeyed', () => withVirsh('case "$*" in *list*) echo "00000000-0000-4000-8000-000000000000 vm";; *) echo "<domain type=\'kvm\'><name>other</name><uuid>x</uuid></domain>";; esac', async () => {
    const opened = await readEditableVm(host, 'vm', ask());
    expect(['not-editable', 'no-such-vm']).toContain(codeOf(opened));
    const xml = domainXml('vm').replace('</name>', '</name><uuid>00000000-0000-4000-8000-000000000000</uuid>');
    expect(codeOf(await defineVm(host, { uuid: '00000000-0000-4000-8000-000000000000', before: xml, after: xml.replace('64', '65') }, ask()))).toBe('changed-meanwhile');
  }));

  test('hangs ends in time', () => withVirsh('sleep 100', async () => {
    const started = performance.now();
    const xml = domainXml('vm').replace('</name>', '</name><uuid>00000000-0000-4000-8000-000000000000</uuid>');
    const asked = { ...ask(), timeoutSeconds: 3 };
    expect(codeOf(await listVms(host, asked))).toBe('timeout');
    expect(codeOf(await defineVm(host, { uuid: '00000000-0000-4000-8000-000000000000', before: xml, after: xml.replace('64', '65') }, asked))).toBe('timeout');
    const input = prepareDryRun(xml);
    if (typeof input === 'string') throw new Error(input);
    await dryRun(host, input, { ...asked, limitSeconds: 1 });
    expect(performance.now() - started).toBeLessThan(80_000);
  }));
});
