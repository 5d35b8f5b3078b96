import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommandLine } from '../../scripts/build.mjs';
import { diskXml, domainXml } from './domain.ts';
import { type Lab, startLab } from './lab.ts';

/** Many hosts, one of which never speaks, one that refuses, one that changed its key: the program as it ships, over real ssh. */
let lab: Lab;
let folder: string;
let program: string;
let mute: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-many-'));
  [lab, program] = await Promise.all([startLab({ hostname: 'many' }), buildCommandLine(join(folder, 'dist'))]);
  await lab.define(domainXml('gone', { devices: diskXml('/var/lib/libvirt/images/gone.img') }));
  await lab.exec(['virsh', 'start', 'gone']);
  await lab.define(domainXml('works'));
  await lab.must(['virsh', 'start', 'works']);
  mute = await listenMute();
  const host = (alias: string, ...more: string[]): string => `Host ${alias}\n  HostName 127.0.0.1\n  Port ${lab.ssh.port}\n  User root\n  IdentityFile ${lab.ssh.identityFile}\n  IdentitiesOnly yes\n  UserKnownHostsFile ${lab.ssh.knownHostsFile}\n  GlobalKnownHostsFile /dev/null\n${more.map((m) => `  ${m}\n`).join('')}`;
  // The first value that ssh reads of an option counts. The stranger is another user, or it would share kvm1's connection.
  const first = (alias: string, line: string): string => `Host ${alias}\n  ${line}\n`;
  writeFileSync(join(folder, 'other_key'), `[127.0.0.1]:${lab.ssh.port} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ9v0V2X0h3w8s1l2m5yX9k7r4u6t8o0p1q2w3e4r5t6\n`);
  writeFileSync(join(folder, 'config'), [
    first('mute', `Port ${mute}`), first('shut', 'Port 2299'), first('stranger', `UserKnownHostsFile ${join(folder, 'other_key')}`), ...['kvm1', 'kvm2', 'kvm3', 'mute', 'shut', 'stranger'].map((alias) => host(alias)),
  ].join(''));
  writeFileSync(join(folder, 'ssh'), `#!/bin/sh\nexec ${lab.inNetwork(['ssh']).join(' ')} "$@"\n`, { mode: 0o755 });
  writeFileSync(join(folder, 'inventory'), '[kvm]\nkvm[1:3]\n[broken]\nmute\nshut\nstranger ansible_user=labuser\n[all:vars]\nansible_user=root\n');
});
afterAll(async () => {
  await lab?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A port of the lab that takes connections and says nothing. */
async function listenMute(): Promise<string> {
  await lab.must(['sh', '-c', 'nohup python3 -c "import socket,time; s=socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind((\'127.0.0.1\', 2298)); s.listen(64); time.sleep(3600)" > /dev/null 2>&1 & for i in $(seq 50); do (exec 4<>/dev/tcp/127.0.0.1/2298) 2>/dev/null && exit; sleep 0.1; done; true']);
  return '2298';
}

function start(argv: readonly string[]) {
  const child = spawn(process.execPath, [program, ...argv, '--ssh', join(folder, 'ssh'), '--ssh-config', join(folder, 'config')], { stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, out, err })) };
}

interface Told { readonly host: string; readonly ok: boolean; readonly milliseconds: number; readonly failure?: { readonly code: string }; readonly running?: number; readonly vms?: { readonly vm: string; readonly causes: { readonly id: string }[] }[] }

describe('many hosts', () => {
  test('three answer, one hangs, one refuses, one is another: one summary, and nobody waits for the one that hangs', async () => {
    const { code, out } = await start(['diagnose', '-i', join(folder, 'inventory'), '--format', 'json', '--timeout', '12', '--forks', '3']).ended;
    const { hosts, summary } = JSON.parse(out) as { hosts: Told[]; summary: object };
    expect(code).toBe(3);
    expect(Object.values(hosts).filter(({ host }) => host.startsWith('kvm')).map(({ failure }) => failure)).toEqual([undefined, undefined, undefined]);
    expect(summary).toMatchObject({ hosts: 6, unanswered: 3, vms: 3, withCause: 3 });
    expect(Object.fromEntries(hosts.map(({ host, failure, vms, running }) => [host, failure?.code ?? `${vms!.map((v) => v.vm).join()}, ${running} runs`]))).toEqual({
      kvm1: 'gone, 1 runs', kvm2: 'gone, 1 runs', kvm3: 'gone, 1 runs', mute: 'timeout', shut: 'unreachable', stranger: 'host-key-changed',
    });
    expect(hosts.find(({ host }) => host === 'mute')!.milliseconds).toBeLessThan(40_000);
    expect(hosts[0]!.vms![0]!.causes[0]!.id).toBeTruthy();
  });

  test('patterns of the ssh configuration; snapshots as files', async () => {
    const { code, out } = await start(['snapshot', 'kvm*', '-o', join(folder, 'facts')]).ended;
    expect([code, out]).toEqual([0, expect.stringContaining('3 of 3 hosts answered')]);
    expect(readdirSync(join(folder, 'facts')).sort()).toEqual(['kvm1.json', 'kvm2.json', 'kvm3.json']);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends all of it, and what it started', async (signal) => {
    const { child, ended } = start(['diagnose', '--hosts', 'kvm1,mute,mute2', '--format', 'json', '--timeout', '50']);
    const isAsking = async (): Promise<boolean> => (await lab.exec(['sh', '-c', 'ss -Htn state established "( dport = :2298 )" | wc -l'])).stdout.trim() !== '0';
    for (let i = 0; i < 300 && !await isAsking(); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    const sent = performance.now();
    child.kill(signal);
    const { code, out } = await ended;
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(performance.now() - sent).toBeLessThan(25_000);
    if (signal === 'SIGINT') expect((JSON.parse(out) as { hosts: Told[] }).hosts.find(({ host }) => host === 'mute')?.failure?.code).toBe('cancelled');
    for (let i = 0; i < 300 && await isAsking(); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await isAsking()).toBe(false);
  });
});
