import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../../engine/index.ts';
import { type AskOptions, listVms, parseAddress, type Pull, pull, readBundle, savePull, snapshot, type HostAddress } from '../../host/index.ts';
import { diskXml, domainXml, haltingImage } from './domain.ts';
import { type Lab, startLab } from './lab.ts';

let lab: Lab;
let options: AskOptions;

beforeAll(async () => {
  lab = await startLab();
  options = { sshPath: lab.ssh.program };
});
afterAll(() => lab?.stop());

function address(text: string): HostAddress {
  const answer = parseAddress(text);
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

async function mustPull(host: string, vm: string): Promise<Pull> {
  const answer = await pull(address(host), vm, options);
  if (!answer.ok) throw new Error(`${answer.failure.code}: ${answer.failure.message} ${answer.failure.detail}`);
  return answer.value;
}

const logsOf = ({ bundle }: Pull): string => bundle.logs.map((log) => log.text).join('\n');

describe('a healthy host', () => {
  test('lists its machines with their states', async () => {
    await lab.write('/var/lib/libvirt/images/halt.img', haltingImage());
    await lab.define(domainXml('runs', { devices: diskXml('/var/lib/libvirt/images/halt.img') }));
    await lab.define(domainXml('rests'));
    await lab.must(['virsh', 'start', 'runs']);
    const answer = await listVms(address('lab'), options);
    expect(answer.ok && answer.value.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(['rests shut off', 'runs running']);
  });

  test('tells its facts, as libvirt itself has them', async () => {
    const answer = await snapshot(address('lab'), options);
    if (!answer.ok) throw new Error(answer.failure.message);
    const facts = answer.value;
    expect(facts.hostname).toBe(lab.hostname);
    expect(facts.versions?.libvirt).toBe((await lab.must(['virsh', '--version'])).trim());
    expect(facts.architecture).toBe((await lab.must(['uname', '-m'])).trim());
    expect(facts.memory?.totalKiB).toBe(Number(/MemTotal:\s+(\d+)/.exec(await lab.must(['cat', '/proc/meminfo']))?.[1]));
    expect(facts.cpus?.online.length).toBe(Number((await lab.must(['getconf', '_NPROCESSORS_ONLN'])).trim()));
    expect(facts.numaCells?.length).toBe(Number(/NUMA cell\(s\):\s+(\d+)/.exec(await lab.must(['virsh', 'nodeinfo']))?.[1]));
    expect(facts.numaCells?.every((cell) => cell.freeKiB !== undefined && cell.pages?.every((page) => page.free !== undefined))).toBe(true);
    expect(facts.kvm).toMatchObject({ device: 'present', mode: '660', owner: 'root', group: 'kvm' });
    expect(facts.guests?.some((guest) => guest.arch === 'x86_64' && guest.machines.some((machine) => machine.name === 'pc'))).toBe(true);
    expect(facts.security?.qemuUid).toBe(Number((await lab.must(['id', '-u', facts.security?.qemuUser ?? ''])).trim()));
    expect(facts.security?.qemuGroups).toContain('kvm');
    expect(facts.interfaces).toContainEqual(expect.objectContaining({ name: 'lo', bridge: false, up: true }));
    expect(facts.asker).toMatchObject({ user: 'labuser', groups: expect.arrayContaining(['libvirt']) as string[] });
    expect(facts.domains?.find((domain) => domain.name === 'runs')).toMatchObject({ state: 'running', memoryKiB: 65536, vcpus: 1, disks: ['/var/lib/libvirt/images/halt.img'] });
    expect(facts.maxVcpus?.kvm).toBeGreaterThan(0);
  });

  test('tells what lies around libvirt, as the machine itself has it', async () => {
    const answer = await snapshot(address('lab'), options);
    const facts = answer.ok ? answer.value : {};
    const lines = async (command: string): Promise<string[]> => (await lab.must(['sh', '-c', `${command}; :`])).split('\n').filter((line) => line !== '');
    expect(facts.deviceNodes).toContainEqual({ path: '/dev/kvm', exists: true, mode: '660', owner: 'root', group: 'kvm', accessible: false });
    expect(facts.deviceNodes?.filter(({ exists }) => exists).length).toBe((await lines(`ls -d ${facts.deviceNodes?.map(({ path }) => path).join(' ')} 2> /dev/null`)).length);
    expect(facts.fileSystems?.find(({ mount }) => mount === '/')).toMatchObject({ readOnly: false, sizeBytes: 1024 * Number((await lines('df -kP / | awk \'NR == 2 { print $2 }\''))[0]) });
    expect(facts.programs).toContainEqual({ name: 'qemu-img', path: (await lines('command -v qemu-img'))[0] });
    expect(facts.connection).toEqual({ uri: 'qemu:///system', daemons: 'monolithic' });
    expect([facts.secrets, facts.nwfilters]).toEqual([[], []]);
    expect(facts.iommu?.groups.length).toBe((await lines('ls /sys/kernel/iommu_groups')).length);
    expect(facts.hostDevices?.pci.map(({ address }) => address) ?? []).toEqual(await lines('ls /sys/bus/pci/devices'));
    expect(facts.moduleParameters?.['kvm.ignore_msrs']).toBe((await lines('cat /sys/module/kvm/parameters/ignore_msrs'))[0]);
    expect(facts.hostCpu?.flags).toEqual((await lines("sed -n 's/^flags[^:]*: //p' /proc/cpuinfo | head -n 1"))[0]?.split(' '));
    expect(facts.memory).toMatchObject({ overcommit: ['heuristic', 'always', 'never'][Number((await lines('cat /proc/sys/vm/overcommit_memory'))[0])] });
    expect(facts.vhostUser?.map(({ path }) => path) ?? []).toEqual(await lines('ls -d /usr/share/qemu/vhost-user/*.json 2> /dev/null'));
  });

  test('tells what virtual machines may have, when that is asked for', async () => {
    const plain = await snapshot(address('lab'), options);
    expect(plain.ok && plain.value.domainCapabilities).toBeUndefined();
    const asked = await snapshot(address('lab'), { ...options, domainCapabilities: true });
    expect(asked.ok && asked.value.domainCapabilities?.[0]).toMatchObject({ arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64', values: { 'disk.bus': expect.arrayContaining(['virtio']) as string[] } });
    const machines = asked.ok ? asked.value.domainCapabilities?.map(({ domainType, machine }) => `${domainType} ${machine}`) ?? [] : [];
    const canonical = (name: string): string => (asked.ok ? asked.value.guests?.find(({ arch }) => arch === 'x86_64')?.machines.find((machine) => machine.name === name)?.canonical : undefined) ?? name;
    for (const { type, machine } of asked.ok ? asked.value.domains ?? [] : []) expect(machines).toContain(`${type} ${canonical(machine ?? '')}`);
    expect(new Set(machines).size).toBe(machines.length);
    const stranger = await snapshot(address('lab-nolibvirt'), { ...options, domainCapabilities: true });
    expect(stranger.ok && stranger.value.domainCapabilities).toBeUndefined();
    expect(stranger.ok && stranger.value.numaCells?.length).toBeGreaterThan(0);
  });

  test('has machines of a user’s own, with their logs', async () => {
    await lab.must(['runuser', '-u', 'labuser', '--', 'env', 'HOME=/run/lab/home/labuser', 'libvirtd', '-d', '--timeout', '120']);
    const asUser = ['runuser', '-u', 'labuser', '--', 'env', 'HOME=/run/lab/home/labuser', 'virsh', '-c', 'qemu:///session'];
    await lab.write('/run/lab/own.xml', domainXml('own'));
    await lab.must([...asUser, 'define', '/run/lab/own.xml']);
    await lab.must([...asUser, 'start', 'own']);
    const answer = await pull(address('lab'), 'own', { ...options, uri: 'qemu:///session' });
    expect(answer.ok && answer.value.bundle.logs.find((log) => log.name === 'qemu.log')?.text).toContain('guest=own');
    expect(answer.ok && answer.value.facts.domains?.map((domain) => domain.name)).toEqual(['own']);
  });

  test('knows a user’s own firmware descriptors, which the system’s daemon does not read', async () => {
    const descriptor = { 'interface-types': ['uefi'], 'mapping': { device: 'flash', executable: { filename: '/run/lab/code.fd', format: 'raw' }, 'nvram-template': { filename: '/run/lab/gone.fd', format: 'raw' } }, 'targets': [{ architecture: 'x86_64', machines: ['pc-q35-*'] }], 'features': ['secure-boot'] };
    await lab.must(['mkdir', '-p', '/run/lab/home/labuser/.config/qemu/firmware']);
    await lab.write('/run/lab/home/labuser/.config/qemu/firmware/10-own.json', JSON.stringify(descriptor));
    await lab.write('/run/lab/code.fd', 'x');
    await lab.must(['chown', '-R', 'labuser', '/run/lab/home/labuser/.config']);
    const own = await snapshot(address('lab'), { ...options, uri: 'qemu:///session' });
    const path = '/run/lab/home/labuser/.config/qemu/firmware/10-own.json';
    expect(own.ok && own.value.firmware?.find((each) => each.path === path)).toEqual({
      path, interfaces: ['uefi'], device: 'flash', mode: 'split', targets: descriptor.targets, features: ['secure-boot'],
      executable: { path: '/run/lab/code.fd', format: 'raw', exists: true }, nvramTemplate: { path: '/run/lab/gone.fd', format: 'raw', exists: false },
    });
    const system = await snapshot(address('lab'), options);
    expect(system.ok && system.value.firmware?.some((each) => each.path === path)).toBe(false);
  });

  test('shows networks, pools and bridges', async () => {
    await lab.write('/run/lab/net.xml', "<network><name>in &amp; out</name><bridge name='virbr9'/><ip address='10.77.0.1' netmask='255.255.255.0'/></network>");
    await lab.must(['virsh', 'net-define', '/run/lab/net.xml']);
    await lab.must(['virsh', 'pool-define-as', 'images', 'dir', '--target', '/var/lib/libvirt/images']);
    await lab.must(['virsh', 'pool-start', 'images']);
    await lab.must(['ip', 'link', 'add', 'br-lab', 'type', 'bridge']);
    const answer = await snapshot(address('lab'), options);
    const facts = answer.ok ? answer.value : {};
    expect(facts.networks).toEqual([expect.objectContaining({ name: 'in & out', active: false, autostart: false, bridge: 'virbr9', forward: 'isolated' })]);
    expect(facts.pools).toEqual([expect.objectContaining({ name: 'images', active: true, type: 'dir', path: '/var/lib/libvirt/images' })]);
    expect(facts.pools?.[0]?.availableBytes).toBeGreaterThan(0);
    expect(facts.interfaces).toContainEqual(expect.objectContaining({ name: 'br-lab', bridge: true, up: false }));
  });

  test('a running machine comes with its live XML and both logs', async () => {
    const { bundle, liveXml, notes } = await mustPull('lab-root', 'runs');
    expect(bundle.vm).toBe('runs');
    expect(bundle.xml?.text).toContain('<name>runs</name>');
    expect(bundle.xml?.text).not.toMatch(/<domain [^>]*id=/);
    expect(liveXml?.text).toMatch(/<domain [^>]*id='\d+'/);
    expect(bundle.logs.find((log) => log.name === 'qemu.log')?.text).toContain('qemu-system-x86_64');
    expect(bundle.logs.find((log) => log.name === 'state.txt')?.text).toBe('running (booted)\n');
    expect(notes).toEqual([]);
  });

  test('what libvirt holds of a machine comes along: a saved state, snapshots', async () => {
    await lab.must(['qemu-img', 'create', '-q', '-f', 'qcow2', '/var/lib/libvirt/images/kept.qcow2', '8M']);
    await lab.define(domainXml('kept', { devices: diskXml('/var/lib/libvirt/images/kept.qcow2').replace("'raw'", "'qcow2'") }));
    await lab.must(['virsh', 'snapshot-create-as', 'kept', 'before the update']);
    await lab.must(['virsh', 'start', 'kept']);
    await lab.must(['virsh', 'managedsave', 'kept']);
    for (const who of ['lab', 'lab-root']) {
      const { bundle } = await mustPull(who, 'kept');
      const text = (name: string): string => bundle.logs.find((log) => log.name === name)?.text ?? '';
      expect(text('dominfo.txt')).toMatch(/^Persistent: +yes$/m);
      expect(text('dominfo.txt')).toMatch(/^Managed save: +yes$/m);
      expect(text('snapshots.txt')).toContain('before the update');
    }
    await lab.must(['virsh', 'managedsave-remove', 'kept']);
  });

  test('a machine is found by its UUID as well', async () => {
    const uuid = (await lab.must(['virsh', 'domuuid', 'rests'])).trim();
    expect((await mustPull('lab', uuid)).bundle.vm).toBe('rests');
  });
});

describe('three machines that fail', () => {
  test('the disk image is missing', async () => {
    await lab.define(domainXml('no-image', { devices: diskXml('/var/lib/libvirt/images/gone/a.img') }));
    expect((await lab.exec(['virsh', 'start', 'no-image'])).code).not.toBe(0);
    const pulled = await mustPull('lab-root', 'no-image');
    expect(logsOf(pulled)).toMatch(/\/var\/lib\/libvirt\/images\/gone\/a\.img'?:? .*No such file or directory/);
    const images = pulled.facts.images ?? [];
    expect(images.find((file) => file.path === '/var/lib/libvirt/images/gone/a.img')).toEqual({ path: '/var/lib/libvirt/images/gone/a.img', exists: false });
    expect(images.find((file) => file.path === '/var/lib/libvirt/images/gone')?.exists).toBe(false);
    expect(images.find((file) => file.path === '/var/lib/libvirt/images')).toMatchObject({ exists: true, type: 'directory', mode: '711', owner: 'root' });
    expect(images.every((file) => file.path.startsWith('/'))).toBe(true);
  });

  test('the NUMA node is missing on the host', async () => {
    const cells = (await mustPull('lab', 'rests')).facts.numaCells ?? [];
    const missing = Math.max(...cells.map((cell) => cell.id)) + 7;
    await lab.define(domainXml('no-node', { top: `<numatune><memory mode='strict' nodeset='${missing}'/></numatune>` }));
    expect((await lab.exec(['virsh', 'start', 'no-node'])).code).not.toBe(0);
    const pulled = await mustPull('lab-root', 'no-node');
    expect(logsOf(pulled)).toMatch(new RegExp(`NUMA node ${missing} is unavailable`));
    expect(pulled.bundle.xml?.text).toContain(`nodeset='${missing}'`);
    expect(pulled.facts.numaCells?.map((cell) => cell.id)).not.toContain(missing);
  });

  test('/dev/kvm is shut to QEMU’s user', async () => {
    await lab.define(domainXml('no-kvm', { type: 'kvm' }));
    await lab.must(['chmod', '600', '/dev/kvm']);
    await lab.must(['chgrp', 'root', '/dev/kvm']);
    try {
      expect((await lab.exec(['virsh', 'start', 'no-kvm'])).code).not.toBe(0);
      const pulled = await mustPull('lab-root', 'no-kvm');
      expect(logsOf(pulled)).toMatch(/Could not access KVM kernel module: Permission denied/);
      expect(pulled.facts.kvm).toMatchObject({ device: 'present', mode: '600', owner: 'root', group: 'root' });
      expect(lint(pulled.bundle.xml!.text, { host: pulled.facts }).findings.map((f) => f.code)).toContain('kvm-device-not-accessible');
    } finally {
      await lab.must(['chgrp', 'kvm', '/dev/kvm']);
      await lab.must(['chmod', '660', '/dev/kvm']);
    }
  });

  test('an ordinary user is told what may not be read', async () => {
    const { notes, bundle } = await mustPull('lab', 'no-image');
    expect(bundle.xml?.text).toContain('gone/a.img');
    for (const title of ['QEMU’s log of the virtual machine', 'Log files of libvirt’s daemon', 'Journal of libvirt’s daemons']) expect(notes).toContain(`${title}: may not be read as labuser.`);
  });
});

describe('a pull', () => {
  test('is saved and read back as the same bundle', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-pull-'));
    try {
      const pulled = await mustPull('lab-root', 'no-image');
      await savePull(pulled, join(folder, 'no-image'));
      const bundle = await readBundle(join(folder, 'no-image'));
      expect(bundle.xml).toEqual(pulled.bundle.xml);
      expect(bundle.facts).toEqual(pulled.facts);
      expect([...bundle.logs].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([...pulled.bundle.logs].sort((a, b) => (a.name < b.name ? -1 : 1)));
      const recorded = await listVms({ kind: 'recorded', folder }, {});
      expect(recorded).toEqual({ ok: true, value: [{ name: 'no-image', state: 'shut off' }] });
      const again = await pull({ kind: 'recorded', folder }, 'no-image');
      expect(again.ok && again.value.bundle.facts).toEqual(pulled.facts);
      expect(readdirSync(join(folder, 'no-image')).sort()).toEqual(expect.arrayContaining(['domain.xml', 'facts.json', 'libvirtd.log', 'pull.json']) as string[]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('hides secrets of the machine', async () => {
    await lab.define(domainXml('secret', { devices: "<graphics type='vnc' port='-1' passwd='tiger7'/>" }));
    await lab.must(['sh', '-c', "printf '%s\\n' '-object secret,id=s0,data=c3VwZXI=,format=base64' 'export API_TOKEN=hush' > /var/log/libvirt/qemu/secret.log"]);
    const text = JSON.stringify(await mustPull('lab-root', 'secret'));
    expect(text).toContain('data=***');
    for (const secret of ['tiger7', 'c3VwZXI=', 'hush']) expect(text).not.toContain(secret);
  });

  test('says what was lost because something hung, and has the rest', async () => {
    const [ip = ''] = (await lab.must(['sh', '-c', 'readlink -f "$(command -v ip)"'])).split('\n');
    await lab.write('/run/lab/hangs', '#!/bin/sh\nexec sleep 60\n');
    await lab.must(['sh', '-c', 'chmod 755 /run/lab/hangs && mount --bind /run/lab/hangs "$1"', 'sh', ip]);
    try {
      const { notes, facts, bundle } = await mustPull('lab-root', 'rests');
      expect(notes).toContain('Network interfaces and bridges: no answer, for what was asked before it hung.');
      expect([facts.interfaces, facts.hostname, facts.versions?.libvirt === undefined]).toEqual([undefined, lab.hostname, false]);
      expect(bundle.xml?.text).toContain('<name>rests</name>');
    } finally {
      await lab.must(['umount', ip]);
    }
  });

  test.each([
    ['before it is asked', 'pkill -STOP -x libvirtd'],
    ['while it is asked', 'i=0; until pgrep -x virsh || [ $i -ge 2000 ]; do i=$((i + 1)); done; pkill -STOP -x libvirtd'],
  ])('ends soon when libvirt’s daemon stops answering %s, and has what needs no libvirt', async (when, stop) => {
    const stopped = lab.must(['sh', '-c', stop]);
    if (when === 'before it is asked') await stopped;
    const started = Date.now();
    try {
      const answer = await pull(address('lab-root'), 'rests', { ...options, domainCapabilities: true });
      await stopped;
      // One question waits for its whole time, those after it are not asked.
      expect(Date.now() - started).toBeLessThan(30_000);
      if (!answer.ok) throw new Error(answer.failure.message);
      expect(answer.value.notes.join('\n')).toMatch(/in time|no answer within|before it hung/);
      expect(answer.value.facts.kernel?.release).toBeDefined();
    } finally {
      await lab.must(['pkill', '-CONT', '-x', 'libvirtd']);
    }
  });

  test('finds the daemons where modular ones listen', async () => {
    // The same libvirtd under the names of virtqemud's sockets: Debian has no modular daemons, but virsh connects by these names.
    const move = (from: string, to: string): Promise<string> => lab.must(['sh', '-c', 'cd /run/libvirt && for s in "" -ro; do mv "$1-sock$s" "$2-sock$s"; done', 'sh', from, to]);
    await lab.define(domainXml('modular'));
    await move('libvirt', 'virtqemud');
    try {
      for (const who of ['lab-root', 'lab']) {
        const { facts, bundle, notes } = await mustPull(who, 'modular');
        expect(facts.connection).toEqual({ uri: 'qemu:///system', daemons: 'modular' });
        expect([facts.guests === undefined, bundle.xml?.text.includes('<name>modular</name>'), notes.filter((note) => /in time|hung/.test(note))]).toEqual([false, true, []]);
      }
    } finally {
      await move('virtqemud', 'libvirt');
      await lab.must(['virsh', 'undefine', 'modular']);
    }
  });

  test('is one connection, and lists what ran', async () => {
    const lines: string[] = [];
    const answer = await pull(address('lab'), 'rests', { ...options, log: (line) => lines.push(line) });
    expect(lines.filter((line) => line.startsWith('$ '))).toHaveLength(1);
    expect(answer.ok && answer.value.ran.some((command) => command.includes('capabilities'))).toBe(true);
  });
});
