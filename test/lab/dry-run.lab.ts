import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandArguments, placeDryRun, prepareDryRun, type DryRunFinding, type DryRunInput } from '../../engine/index.ts';
import { dryRun, dryRunScript, parseAddress, type AskOptions, type DryRun } from '../../host/index.ts';
import { type Lab, startLab } from './lab.ts';

let lab: Lab;
let options: AskOptions;
let folder: string;

beforeAll(async () => {
  lab = await startLab();
  options = { sshPath: lab.ssh.program };
  folder = mkdtempSync(join(tmpdir(), 'virt-doctor-test-'));
});
afterAll(async () => {
  await lab?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const domain = (devices: string, top = '', type = 'kvm'): string => `<domain type='${type}'>
  <name>tried</name>
  <memory unit='MiB'>256</memory>
  <vcpu>2</vcpu>
  ${top}
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    ${devices}
  </devices>
</domain>
`;
const disk = (target: string, rest = '', driver = "<driver name='qemu' type='qcow2'/>"): string => `<disk type='file' device='disk'>${driver}<source file='/images/${target}.qcow2'/><target dev='${target}' bus='virtio'/>${rest}</disk>`;

const inputOf = (text: string): DryRunInput => {
  const input = prepareDryRun(text);
  if (typeof input === 'string') throw new Error(input);
  return input;
};

async function tried(text: string, host = 'lab'): Promise<DryRun> {
  const address = parseAddress(host);
  if (!address.ok || address.value.kind === 'recorded') throw new Error('no host');
  const answer = await dryRun(address.value, inputOf(text), options);
  if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.detail}`);
  return answer.value;
}

const scratch = async (): Promise<string> => (await lab.must(['sh', '-c', 'ls -d /tmp/virt-doctor-???????? 2> /dev/null || true'])).trim();
const isGone = async (): Promise<boolean> => {
  for (let i = 0; i < 50; i++) {
    if (await scratch() === '') return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
};

describe('over ssh', () => {
  test('a healthy domain is accepted, and each argument is linked to its element', async () => {
    const text = domain(`${disk('vda')}${disk('vdb')}<interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='br0'/><model type='virtio'/></interface><serial type='pty'/><channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>`, '<cputune><shares>100</shares></cputune>');
    const answer = await tried(text);
    expect(placeDryRun(text, answer)).toEqual([]);
    expect(answer).toMatchObject({ user: 'labuser', libvirt: (await lab.must(['virsh', '--version'])).trim() });
    const args = commandArguments(answer.command!, text);
    const labelOf = (part: string): (string | undefined)[] => args.filter(({ value }) => value.includes(part)).map(({ element }) => element?.label);
    expect(labelOf('/images/vda.qcow2')).toEqual(['disk vda']);
    expect(labelOf('"id":"virtio-disk0"')).toEqual(['disk vda']);
    expect(labelOf('"id":"virtio-disk1"')).toEqual(['disk vdb']);
    expect(labelOf('charserial0')).toEqual(['serial pty', 'serial pty']);
    expect(labelOf('charchannel0')).toEqual(['channel unix org.qemu.guest_agent.0', 'channel unix org.qemu.guest_agent.0']);
    expect(labelOf('charmonitor')).toEqual([undefined, undefined]);
    expect(args.find(({ option }) => option === '-m')?.element?.xpath).toBe('/domain/memory');
    expect(await isGone()).toBe(true);
  });

  test('root does not run it as root', async () => expect((await tried(domain(''), 'lab-root')).user).toMatch(/^(?:libvirt-qemu|qemu|nobody)$/));

  test('a user who may not speak to libvirt’s daemon can try all the same', async () => {
    await lab.must(['sh', '-c', 'kill $(cat /run/libvirtd.pid)']).catch(() => undefined);
    expect(placeDryRun(domain(''), await tried(domain(''), 'lab-nolibvirt'))).toEqual([]);
  });
});

/** Faulty definitions, and the element, or attribute, that libvirt's words belong to. */
const REFUSED: Readonly<Record<string, readonly [text: string, words: RegExp, xpath: RegExp]>> = {
  'a target twice': [domain(disk('vda') + disk('vda').replace('/vda.', '/other.')), /target 'vda' duplicated/, /^\/domain\/devices\/disk\[2\]/],
  'native I/O with a cache': [domain(disk('vda', '', "<driver name='qemu' type='raw' io='native'/>")), /io='native' needs/, /^\/domain\/devices\/disk\/driver/],
  'an unknown machine': [domain('').replace("machine='q35'", "machine='pc-q35-99.9'"), /does not support machine type 'pc-q35-99\.9'/, /^\/domain\/os\/type/],
  'too many vCPUs current': [domain('').replace('<vcpu>2', "<vcpu current='8'>2"), /vcpus?/i, /^\/domain\/vcpu/],
  'a PCI address twice': [domain(disk('vda', "<address type='pci' bus='0' slot='5'/>") + disk('vdb', "<address type='pci' bus='0' slot='5'/>")), /double use|already in use/, /^\/domain\/devices\/disk/],
  'an I/O thread that is not there': [domain(disk('vda', '', "<driver name='qemu' type='raw' iothread='3'/>")), /iothread/i, /^\/domain\/devices\/disk\/driver/],
  'a CPU topology that does not fit': [domain('', "<cpu><topology sockets='1' cores='3' threads='1'/></cpu>"), /topology/, /^\/domain\/(?:cpu|vcpu)/],
  'a bus that is none': [domain(disk('vda').replace("bus='virtio'", "bus='warp'")), /bus.*warp|warp/, /^\/domain\/devices\/disk\/target/],
  'a NUMA cell beyond the vCPUs': [domain('', "<cpu><numa><cell id='0' cpus='0-7' memory='256' unit='MiB'/></numa></cpu>"), /<numa> exceeds/, /^\/domain\/(?:cpu|vcpu)/],
  'a boot order twice': [domain(disk('vda', "<boot order='1'/>") + disk('vdb', "<boot order='1'/>")), /boot order/, /^\/domain\/devices\/disk\[\d\]\/boot/],
  'a UUID that is none': [domain('', '<uuid>not-a-uuid</uuid>'), /uuid/, /^\/domain\/uuid/],
  'memory that is no number': [domain('').replace('>256<', '>lots<'), /memory|number|integer/, /^\/domain\/memory/],
  'a tablet on a bus that it has not': [domain("<input type='tablet' bus='ps2'/>"), /ps2|input/, /^\/domain\/devices\/input/],
  'a watchdog that is none': [domain("<watchdog model='dachshund'/>"), /watchdog.*dachshund|dachshund/, /^\/domain\/devices\/watchdog/],
};

describe('what libvirt refuses stands where it belongs', () => {
  test.each(Object.entries(REFUSED))('%s', async (_, [text, words, xpath]) => {
    const findings = placeDryRun(text, await tried(text));
    const found = findings.find((finding: DryRunFinding) => words.test(finding.words));
    expect(findings.map((finding) => `${finding.words} @ ${finding.xpath}`).join('\n')).toMatch(words);
    expect(found?.xpath).toMatch(xpath);
    expect(found?.isPlaced).toBe(true);
    expect(findings).toHaveLength(1);
  });
});

describe('nothing is left, and it ends in time', () => {
  test('after a refusal', async () => {
    await tried(REFUSED['a target twice']![0]);
    expect(await isGone()).toBe(true);
  });

  test('after the time limit', async () => {
    const address = parseAddress('lab');
    if (!address.ok || address.value.kind === 'recorded') throw new Error('no host');
    // A QEMU that never answers: libvirt asks it what it can, and waits.
    await lab.must(['sh', '-c', "printf '#!/bin/sh\\nexec sleep 600\\n' > /run/lab/slow; chmod 755 /run/lab/slow; mount --bind /run/lab/slow /usr/bin/qemu-system-x86_64"]);
    try {
      const started = performance.now();
      const answer = await dryRun(address.value, inputOf(domain('')), { ...options, limitSeconds: 2 });
      expect(performance.now() - started).toBeLessThan(60_000);
      expect(answer).toMatchObject({ ok: true, value: { define: expect.stringContaining('no answer within the time limit') as string } });
      expect(await isGone()).toBe(true);
    } finally {
      await lab.must(['umount', '/usr/bin/qemu-system-x86_64']);
    }
  });

  test('after the connection is cut in the middle', async () => {
    const address = parseAddress('lab');
    if (!address.ok || address.value.kind === 'recorded') throw new Error('no host');
    const cut = new AbortController();
    const running = dryRun(address.value, inputOf(domain('')), { ...options, signal: cut.signal });
    for (let i = 0; i < 100 && await scratch() === ''; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    cut.abort();
    expect(await running).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await isGone()).toBe(true);
  });
});

test('nothing that the text names is run, opened or written: seen by strace', async () => {
  await lab.must(['sh', '-c', "mkdir -p /run/lab/evil; printf '#!/bin/sh\\ntouch /run/lab/evil/ran\\n' > /run/lab/evil/program; chmod -R 777 /run/lab/evil"]);
  const evil = '/run/lab/evil/program';
  const hostile = domain(`<emulator>${evil}</emulator>
    <disk type='file'><source file='/run/lab/evil/disk'/><target dev='vda' bus='virtio'/></disk>
    <interface type='ethernet'><script path='${evil}'/><downscript path='${evil}'/><target dev='tap9'/><backend tap='/run/lab/evil/tap' vhost='/run/lab/evil/vhost'/><model type='virtio'/></interface>
    <serial type='file'><source path='/run/lab/evil/serial'/><log file='/run/lab/evil/log'/></serial>
    <channel type='unix'><source mode='bind' path='/run/lab/evil/socket'/><target type='virtio' name='a'/></channel>
    <filesystem type='mount'><driver type='virtiofs'/><binary path='${evil}'/><source dir='/run/lab/evil'/><target dir='t'/></filesystem>
    <tpm model='tpm-crb'><backend type='passthrough'><device path='/run/lab/evil/tpm'/></backend></tpm>
    <rng model='virtio'><backend model='random'>/run/lab/evil/random</backend></rng>
    <shmem name='evil'><model type='ivshmem-plain'/><size unit='M'>4</size></shmem>`, `<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/run/lab/evil/loader</loader><nvram template='/run/lab/evil/template'>/run/lab/evil/nvram</nvram><kernel>/run/lab/evil/kernel</kernel></os>`)
    .replace("  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n  <devices>", '  <devices>').replace('<domain', '<!DOCTYPE domain [<!ENTITY e SYSTEM "file:///run/lab/evil/entity">]>\n<domain');
  await lab.write('/run/lab/script', dryRunScript(inputOf(hostile), 'a'.repeat(32)));
  await lab.must(['sh', '-c', 'runuser -u labuser -- strace -f -qq -o /run/lab/trace -e trace=%file,execve,connect /bin/sh -s < /run/lab/script > /run/lab/said 2>&1 || true; chmod 644 /run/lab/trace']).catch(async () => {
    await lab.must(['sh', '-c', 'touch /run/lab/trace; chown labuser /run/lab/trace; cd /tmp; runuser -u labuser -- strace -f -qq -o /run/lab/trace -e trace=%file,execve,connect /bin/sh -s < /run/lab/script > /run/lab/said 2>&1']);
  });
  const trace = await lab.must(['cat', '/run/lab/trace']);
  const said = await lab.must(['cat', '/run/lab/said']);
  expect(said).toContain(`${'a'.repeat(32)} done start`);
  expect(trace).toMatch(/execve\("[^"]*virsh"/);
  const lines = trace.split('\n');
  expect(lines.filter((line) => /execve\(/.test(line) && /evil/.test(line))).toEqual([]);
  expect(lines.filter((line) => /\/run\/lab\/evil/.test(line) && /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|mkdir|unlink|rename|mknod|chmod|chown|connect\(/.test(line))).toEqual([]);
  expect(lines.filter((line) => /connect\(.*sun_path/.test(line) && !/virt-doctor-|nscd|userdb|systemd|dbus/.test(line))).toEqual([]);
  const written = lines.filter((line) => /O_WRONLY|O_RDWR|O_CREAT/.test(line) && !/ = -1 /.test(line)).map((line) => /"([^"]*)"/.exec(line)?.[1] ?? '').filter((path) => !/^(?:\/tmp\/virt-doctor-|\/dev\/(?:null|tty|kvm|urandom|vhost|ptmx|net\/tun|zero)|\/proc\/self\/|\/proc\/\d+\/)/.test(path) && path.startsWith('/'));
  expect([...new Set(written)]).toEqual([]);
  expect((await lab.exec(['ls', '/run/lab/evil'])).stdout.trim()).toBe('program');
  expect(await isGone()).toBe(true);

  // The same text as it came: libvirt does run what it names. So the checks above can fail.
  await lab.write('/run/lab/script', dryRunScript({ define: hostile, start: hostile, left: [] }, 'b'.repeat(32)));
  await lab.must(['sh', '-c', 'cd /tmp; runuser -u labuser -- /bin/sh -s < /run/lab/script > /dev/null 2>&1']);
  expect((await lab.exec(['ls', '/run/lab/evil'])).stdout).toContain('ran');
});

describe('on this machine', () => {
  test('without a host the same works, by the command line', async () => {
    const file = join(folder, 'bad.xml');
    writeFileSync(file, REFUSED['a target twice']![0]);
    const before = readdirSync('/tmp').filter((name) => /^virt-doctor-\w{8}$/.test(name));
    const ran = spawnSync('npx', ['tsx', 'cli/src/main.ts', 'dry-run', file, '--format', 'json'], { encoding: 'utf8', timeout: 240_000 });
    expect(ran.status).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({ accepted: false, host: 'local', refusals: [{ xpath: '/domain/devices/disk[2]/target/@dev', isPlaced: true }] });
    // Others who try something on this machine meanwhile take their folder away as well.
    await expect.poll(() => readdirSync('/tmp').filter((name) => /^virt-doctor-\w{8}$/.test(name) && !before.includes(name)), { timeout: 60_000 }).toEqual([]);
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(REFUSED['a target twice']![0]);
  });
});
