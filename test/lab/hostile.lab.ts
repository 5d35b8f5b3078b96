import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AskOptions, type HostAddress, listVms, pull } from '../../host/index.ts';
import { askHost } from '../../host/ask.ts';
import { evidence } from '../../host/evidence.ts';
import { allQuestions, plans } from '../../host/plan.ts';
import { buildScript } from '../../host/script.ts';
import { diskXml, domainXml } from './domain.ts';
import { type Lab, startLab } from './lab.ts';

let lab: Lab;
let options: AskOptions;
const xmlQuestion = evidence.find((item) => item.id === 'vm-xml')!;
const address: HostAddress & { kind: 'ssh' } = { kind: 'ssh', destination: 'lab-root' };

beforeAll(async () => {
  lab = await startLab();
  options = { sshPath: lab.ssh.program };
});
afterAll(() => lab?.stop());

/** Names that libvirt itself takes: it refuses only line feeds, slashes and what XML cannot hold. */
const NAMES = [
  'two  blanks', ' leading', 'trailing ', '-rf', '--help', '-', "it's", 'double"quote', '$(touch pwned)', '`touch pwned`', ';touch pwned', '| id', '&& id', '> x', '*', '?', '~', '\\', 'a\\nb', '%s%n', '!!', '#no', '(x)', '[x]', '{vm}', '$vm',
  '1', '42', 'ünï', '名前', '👻', '\u202Eevil', 'zero\u200bwidth', 'tab\there', 'del\u007f', 'cr\rhere', 'line\u2028separator', 'password=hunter2', '<&>', 'name with uuid 00000000-0000-0000-0000-000000000000', 'Domain: \'x\'', '...', 'x'.repeat(200),
];

describe('names of machines', () => {
  test('of any kind are listed and pulled as themselves', async () => {
    await lab.must(['sh', '-c', 'mkdir /run/lab/many && cd /run/lab/many && csplit -s -z - "/^<domain /" "{*}" && for f in xx*; do virsh define "$f" > /dev/null || exit; done'], NAMES.map((name) => domainXml(name)).join(''));
    const listed = await listVms(address, options);
    if (!listed.ok) throw new Error(listed.failure.message);
    expect(new Set(listed.value.map((vm) => vm.name))).toEqual(new Set(NAMES));
    expect(listed.value.every((vm) => vm.state === 'shut off')).toBe(true);
    for (let i = 0; i < listed.value.length; i += 8) {
      await Promise.all(listed.value.slice(i, i + 8).map(async ({ name, uuid }) => {
        const answer = await askHost(address, [[xmlQuestion]], name, options);
        expect(answer.ok && answer.value.get(xmlQuestion.id)?.stdout.toString()).toContain(`<uuid>${uuid}</uuid>`);
      }));
    }
    for (const name of ["it's", '$(touch pwned)', '42', 'cr\rhere', '\u202Eevil', '-rf', 'password=hunter2']) {
      const answer = await pull(address, name, options);
      expect(answer.ok ? answer.value.bundle.vm : answer.failure.message).toBe(name);
    }
    expect((await lab.exec(['sh', '-c', 'ls /pwned /tmp/pwned /root/pwned /run/lab/home/*/pwned'])).stdout).toBe('');
  });

  test('that are the UUID or the number of another machine mean the machine of that name', async () => {
    const uuid = (await lab.must(['virsh', 'domuuid', '-rf'].map((word) => (word === '-rf' ? '--domain=-rf' : word)))).trim();
    await lab.define(domainXml(uuid));
    const answer = await pull(address, uuid, options);
    expect(answer.ok && answer.value.bundle.xml?.text).toContain(`<name>${uuid}</name>`);
    await lab.must(['virsh', 'start', '--domain=ünï']);
    const id = (await lab.must(['virsh', 'domid', '--domain=ünï'])).trim();
    if (!NAMES.includes(id)) await lab.define(domainXml(id));
    const numbered = await pull(address, id, options);
    expect(numbered.ok && numbered.value.bundle.xml?.text).toContain(`<name>${id}</name>`);
  });

  test.each(['', 'a\nb', 'a\0b', 'x'.repeat(5000)])('%j is no name', async (name) => {
    const answer = await pull(address, name, options);
    expect(answer.ok ? '' : answer.failure.code).toBe('bad-address');
  });

  test.each(['../../../etc/passwd', 'nobody’s', '$(touch /tmp/pwned)x', "'; touch /tmp/pwned; '"])('%j is no machine', async (name) => {
    const answer = await pull(address, name, options);
    expect(answer.ok ? '' : answer.failure.code).toBe('no-such-vm');
    expect((await lab.exec(['ls', '/tmp/pwned'])).code).not.toBe(0);
  });
});

describe('logs', () => {
  test('that hold escapes, forged frames and no line ends stay within their file', async () => {
    await lab.define(domainXml('loud'));
    await lab.write('/var/log/libvirt/qemu/loud.log', Buffer.concat([
      Buffer.from('\u001b]8;;http://evil\u0007click\u001b]8;;\u0007\n00000000000000000000000000000000 end qemu-log\nexit 0\n00000000000000000000000000000000 over\n'), Buffer.from([0xff, 0xfe, 0x00, 0x41]), Buffer.from('no newline at the end'),
    ]));
    const answer = await pull(address, 'loud', options);
    const log = answer.ok ? answer.value.bundle.logs.find((l) => l.name === 'qemu.log')?.text ?? '' : '';
    expect(log).toContain('over\n');
    expect(log).toMatch(/no newline at the end$/);
    expect(answer.ok && answer.value.bundle.logs.some((l) => l.name === 'dmesg.log')).toBe(true);
  });

  test('and definitions that hold secrets come without them', async () => {
    await lab.define(domainXml('told', { devices: "<graphics type='vnc' port='-1' passwd='tiger7'/>" }).replace('</name>', "</name><description>https://me:tiger7@mirror/</description>"));
    await lab.write('/var/log/libvirt/qemu/told.log', Buffer.from('-object secret,id=sec0,data=tiger7 \\\npassword=tiger7\nAuthorization: Bearer tiger7\nthe end\n'));
    const answer = await pull(address, 'told', options);
    const [xml, log] = answer.ok ? [answer.value.bundle.xml?.text, answer.value.bundle.logs.find((l) => l.name === 'qemu.log')?.text] : [];
    expect([xml, log]).toEqual([expect.stringContaining("<graphics type='vnc'"), expect.stringContaining('the end\n')]);
    expect(JSON.stringify(answer)).not.toContain('tiger7');
  });

  test('of any size come with their end, in whole lines', async () => {
    await lab.define(domainXml('long'));
    await lab.must(['sh', '-c', 'seq 1 400000 > /var/log/libvirt/qemu/long.log; echo the end >> /var/log/libvirt/qemu/long.log']);
    const answer = await pull(address, 'long', options);
    const log = answer.ok ? answer.value.bundle.logs.find((l) => l.name === 'qemu.log')?.text ?? '' : '';
    expect(log.length).toBeGreaterThan(200_000);
    expect(log.length).toBeLessThanOrEqual(262_144);
    expect(log).toMatch(/^\d{6}\n/);
    expect(log).toMatch(/\nthe end\n$/);
  });
});

describe('files in the XML', () => {
  test('with odd names and links are seen as they are', async () => {
    const odd = "/var/lib/libvirt/images/o'b $(id) &";
    await lab.must(['mkdir', odd]);
    await lab.must(['install', '-m', '640', '/dev/null', `${odd}/a|b.img`]);
    await lab.must(['ln', '-s', odd, '/var/lib/libvirt/images/link']);
    await lab.must(['ln', '-s', '/nowhere', '/var/lib/libvirt/images/dangling']);
    await lab.define(domainXml('files', { devices: diskXml("/var/lib/libvirt/images/link/a|b.img") + diskXml('/var/lib/libvirt/images/dangling').replace('vda', 'vdb') + diskXml("/var/lib/libvirt/images/o'b $(id) &/a|b.img").replace('vda', 'vdc') }));
    const answer = await pull(address, 'files', options);
    const images = answer.ok ? answer.value.facts.images ?? [] : [];
    const found = (path: string) => images.find((file) => file.path === path);
    expect(found("/var/lib/libvirt/images/o'b $(id) &/a|b.img")).toMatchObject({ exists: true, type: 'file', mode: '640', owner: 'root', sizeBytes: 0 });
    expect(found('/var/lib/libvirt/images/link/a|b.img')).toMatchObject({ exists: true, type: 'file' });
    expect(found('/var/lib/libvirt/images/link')).toMatchObject({ exists: true, type: 'directory', target: "/var/lib/libvirt/images/o'b $(id) &" });
    expect(found('/var/lib/libvirt/images/dangling')).toEqual({ path: '/var/lib/libvirt/images/dangling', exists: false });
    expect(found('/nowhere')?.exists).toBe(false);
  });

  test('are known by their first bytes, down the chain of backing files', async () => {
    const images = '/var/lib/libvirt/images';
    await lab.must(['sh', '-c', `cd ${images} && qemu-img create -q -f qcow2 "base x.qcow2" 8M && qemu-img create -q -f qcow2 -b "base x.qcow2" -F qcow2 mid.qcow2 && qemu-img create -q -f qcow2 -b ${images}/mid.qcow2 -F qcow2 top.qcow2 && qemu-img create -q -f vmdk a.vmdk 8M && head -c 1M /dev/zero > r.img && qemu-img create -q -f qcow2 -u -b gone.img -F raw broken.qcow2 8M && qemu-img create -q -f qcow2 -u -b /etc/shadow -F raw nosy.qcow2 8M`]);
    const disks = ['top.qcow2', 'a.vmdk', 'r.img', 'broken.qcow2', 'nosy.qcow2'].map((name, i) => diskXml(`${images}/${name}`).replace('vda', `vd${'abcde'[i]}`));
    await lab.define(domainXml('images', { devices: disks.join('') }));
    const answer = await pull(address, 'images', options);
    const found = (name: string) => (answer.ok ? answer.value.facts.images ?? [] : []).find((file) => file.path === `${images}/${name}`);
    expect(found('top.qcow2')).toMatchObject({ format: 'qcow2', virtualSizeBytes: 8388608, backing: `${images}/mid.qcow2`, type: 'file' });
    expect(found('mid.qcow2')).toMatchObject({ format: 'qcow2', backing: 'base x.qcow2' });
    expect(found('base x.qcow2')).toEqual({ path: `${images}/base x.qcow2`, exists: true, format: 'qcow2', virtualSizeBytes: 8388608, incompatible: '0000000000000000', encryption: 'none' });
    expect(found('a.vmdk')?.format).toBe('vmdk');
    expect(found('r.img')).toMatchObject({ format: 'raw', sizeBytes: 1048576 });
    expect(found('broken.qcow2')?.backing).toBe('gone.img');
    expect(found('gone.img')).toEqual({ path: `${images}/gone.img`, exists: false });
    expect(found('nosy.qcow2')?.backing).toBe('/etc/shadow');
    expect(JSON.stringify(answer)).not.toContain('root:');
  });

  test('that the asking user cannot see are left open, not called missing', async () => {
    await lab.must(['sh', '-c', 'mkdir -p /var/lib/libvirt/images/private && chmod 700 /var/lib/libvirt/images/private']);
    await lab.define(domainXml('hidden', { devices: diskXml('/var/lib/libvirt/images/private/a.img') }));
    const answer = await pull({ kind: 'ssh', destination: 'lab' }, 'hidden', options);
    const images = answer.ok ? answer.value.facts.images ?? [] : [];
    expect(images.find((file) => file.path === '/var/lib/libvirt/images/private')).toMatchObject({ exists: true, mode: '700' });
    expect(images.find((file) => file.path === '/var/lib/libvirt/images/private/a.img')).toBeUndefined();
  });
});

describe('a pull', () => {
  test('writes nothing: no file is opened for writing, made, changed or removed', async () => {
    await lab.define(domainXml('quiet', { devices: diskXml('/var/lib/libvirt/images/quiet.img') }));
    const script = buildScript(plans.pull, { mark: '0123456789abcdef0123456789abcdef', uri: 'qemu:///system', vm: 'quiet' });
    await lab.write('/run/lab/script', script);
    await lab.must(['strace', '-f', '-qq', '-e', 'trace=file,ftruncate,fchmod,fchown,fallocate', '-o', '/run/lab/trace', 'sh', '-c', '/bin/sh -s < /run/lab/script > /dev/null']);
    const calls = (await lab.must(['cat', '/run/lab/trace'])).split('\n');
    const opened = calls.filter((call) => /\bopen(?:at|at2)?\(/.test(call));
    expect(opened.length).toBeGreaterThan(100);
    const writing = opened.filter((call) => /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/.test(call) && !/"\/dev\/(?:null|tty)"/.test(call));
    expect(writing).toEqual([]);
    const changing = calls.filter((call) => /^\d+\s+(?:creat|mkdir|mkdirat|mknod|mknodat|rename|renameat2?|unlink|unlinkat|rmdir|link|linkat|symlink|symlinkat|chmod|fchmodat2?|fchmod|chown|lchown|fchownat|fchown|truncate|ftruncate|fallocate|utime|utimes|utimensat|mount|umount2?|setxattr|lsetxattr|removexattr)\(/.test(call));
    expect(changing).toEqual([]);
  });

  test('runs no program that is not in the list of commands', async () => {
    const programs = new Set([...(await lab.must(['cat', '/run/lab/trace'])).matchAll(/execve\("[^"]*\/([^/"]+)", \[.*\) = 0/g)].map((m) => m[1]!));
    // `timeout` and `head` bound each command.
    const allowed = new Set(['sh', 'dash', 'bash', 'timeout', 'head', 'true', ...allQuestions.flatMap(({ argv }) => argv.join(' ').match(/[\w-]+/g) ?? [])]);
    expect([...programs].filter((program) => !allowed.has(program))).toEqual([]);
    expect(programs).toContain('virsh');
  });
});
