import { afterAll, beforeAll, expect, test } from 'vitest';
import { lint, type HostFacts } from '../../engine/index.ts';
import { parseAddress, pull } from '../../host/index.ts';
import { diskXml, domainXml } from './domain.ts';
import { hostCases, machineXml, NEIGHBOUR, spoiltHostCases, type HostCase } from './host-rule-cases.ts';
import { type Lab, startLab } from './lab.ts';

let lab: Lab;
let facts: HostFacts;
const table: string[] = [];

/** Images, networks, pools and folders as the cases want them. */
const PREPARE = `
qemu-img create -q -f raw whole.img 1M; qemu-img create -q -f raw taken.img 1M; qemu-img create -q -f raw base.img 1M
qemu-img create -q -f qcow2 whole.qcow2 1M
qemu-img create -q -f qcow2 -b base.img -F raw overlay.qcow2
qemu-img create -q -f raw base-gone.img 1M; qemu-img create -q -f qcow2 -b base-gone.img -F raw broken.qcow2; rm base-gone.img
mkdir -p /run/lab/folder /run/lab/closed /run/lab/shut; chmod 711 /run/lab
qemu-img create -q -f qcow2 /run/lab/closed/a.qcow2 1M; qemu-img create -q -f raw /run/lab/closed/a.img 1M
qemu-img create -q -f raw /run/lab/shut/base.img 1M; qemu-img create -q -f qcow2 -b /run/lab/shut/base.img -F raw shut.qcow2
chmod 700 /run/lab/closed /run/lab/shut
ip link add br-lab type bridge; ip link set br-lab up; ip address add 10.77.0.1/24 dev br-lab
ip link add veth-a type veth peer name veth-b
mkdir -p /run/lab/empty; for d in /usr/share/qemu/firmware /etc/qemu/firmware; do if [ -d "$d" ]; then mount --bind /run/lab/empty "$d"; fi; done
for p in swtpm swtpm_setup; do if [ -e "/usr/bin/$p" ]; then mount --bind /dev/null "/usr/bin/$p"; fi; done
for f in code vars; do head -c 131072 /dev/zero > "/run/lab/$f.fd"; done; head -c 1024 /dev/zero > /run/lab/short.fd
mkdir -p "$1/archive" /run/lab/archive; qemu-img create -q -f raw "$1/archive/a.img" 1M; chmod 666 "$1/archive/a.img"
mount --bind "$1/archive" /run/lab/archive; mount -o remount,ro,bind /run/lab/archive
mkdir -p /run/lab/filled /run/lab/resting; qemu-img create -q -f raw /run/lab/filled/v.img 1M
virsh -q pool-define-as filled dir --target /run/lab/filled; virsh -q pool-start filled
virsh -q pool-define-as resting dir --target /run/lab/resting
# then
qemu-img create -q -f qcow2 held.qcow2 1M; setsid qemu-io -f qcow2 held.qcow2 -c 'sleep 600000' > /dev/null 2>&1 < /dev/null &
qemu-img create -q -f qcow2 read.qcow2 1M; setsid qemu-io -r -f qcow2 read.qcow2 -c 'sleep 600000' > /dev/null 2>&1 < /dev/null &
qemu-img create -q -f qcow2 --object secret,id=s,data=lab -o encrypt.format=luks,encrypt.key-secret=s,encrypt.iter-time=10 locked.qcow2 1M
truncate -s 1M /run/lab/immutable.img; chmod 666 /run/lab/immutable.img; chattr +i /run/lab/immutable.img
for f in corrupt newer; do qemu-img create -q -f qcow2 $f.qcow2 1M; done; qemu-img create -q -f qcow2 -o compression_type=zstd zstd.qcow2 1M
qemu-img create -q -f qcow2 -b overlay.qcow2 -F qcow2 over-overlay.qcow2
qemu-img create -q -f qcow2 -b overlay.qcow2 -F qcow2 unset.qcow2; python3 -c 'import re; f = open("unset.qcow2", "r+b"); d = f.read(1024); f.seek(d.index(b"\\xe2\\x79\\x2a\\xca")); f.write(b"\\x00\\x00\\x00\\x01")'
qemu-img create -q -f qcow2 -b newer.qcow2 -F qcow2 over-newer.qcow2
printf '\\002' | dd of=corrupt.qcow2 bs=1 seek=79 conv=notrunc status=none; printf '\\200' | dd of=newer.qcow2 bs=1 seek=78 conv=notrunc status=none
mkdir -p /run/lab/memory /run/lab/fixed; mount -t ramfs ramfs /run/lab/memory; mount -t tmpfs tmpfs /run/lab/fixed; chmod 755 /run/lab/memory /run/lab/fixed
for d in memory fixed; do truncate -s 1M /run/lab/$d/a.img; chmod 666 /run/lab/$d/a.img; done; mount -o remount,ro /run/lab/fixed
echo hello > /run/lab/note.txt; truncate -s 128M /run/lab/own.nvdimm
{ head -c 497 /dev/zero; printf '\\001'; head -c 16 /dev/zero; printf 'HdrS\\014\\002'; head -c 65536 /dev/zero; } > /run/lab/linux
qemu-img create -q --object secret,id=s,data=lab -f luks -o key-secret=s,iter-time=10 luks.img 1M
for u in 6 7; do printf "<secret ephemeral='no' private='yes'><uuid>%sd5e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f62</uuid><usage type='volume'><volume>/luks-%s</volume></usage></secret>" $u $u > /run/lab/secret.xml; virsh -q secret-define /run/lab/secret.xml; done
virsh -q secret-set-value 7d5e1c9a-4f0e-4b1c-9b0e-3d1c2b4a5f62 "$(printf lab | base64)" 2> /dev/null
setsid perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => 5944, Listen => 5, ReuseAddr => 1) or die; my @c; while (my $c = $s->accept) { push @c, $c }' > /dev/null 2>&1 < /dev/null &
setsid perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalAddr => "0.0.0.0", LocalPort => 5945, Listen => 5, ReuseAddr => 1) or die; sleep 600' > /dev/null 2>&1 < /dev/null &
qemu-img create -q -f raw /run/lab/served.img 1M; setsid qemu-nbd -t -f raw -x right -b 127.0.0.1 -p 10810 /run/lab/served.img > /dev/null 2>&1 < /dev/null &
sleep 1
printf "<network><name>inner</name><bridge name='virbr9'/></network>" > /run/lab/inner.xml; virsh -q net-define /run/lab/inner.xml; virsh -q net-start inner
printf "<network><name>asleep</name><bridge name='virbr8'/></network>" > /run/lab/asleep.xml; virsh -q net-define /run/lab/asleep.xml
printf "<network><name>works</name><forward mode='bridge'/><bridge name='br-lab'/></network>" > /run/lab/works.xml; virsh -q net-define /run/lab/works.xml; virsh -q net-start works
`;

/** Spoils the host in two ways. */
const SPOIL = `set -e
cd /var/lib/libvirt/images; for f in closed open; do qemu-img create -q -f raw $f.img 1M; done; chmod 600 closed.img; chmod 666 open.img
mount --bind /run/lab/empty /usr/share/qemu/vhost-user
mkdir -p /run/lab/pki; printf 'dynamic_ownership = 0\\nvnc_tls = 1\\nvnc_tls_x509_cert_dir = "/run/lab/pki"\\nchardev_tls = 1\\nchardev_tls_x509_cert_dir = "/run/lab/pki"\\n' >> /etc/libvirt/qemu.conf`;

/** libvirtd reads which huge pages are mounted, and its settings, when it starts. */
const restart = (change: string): Promise<string> => lab.must(['bash', '-c', `${change}
kill "$(cat /run/libvirtd.pid)"; for _ in $(seq 100); do [ -e "/proc/$(cat /run/libvirtd.pid 2> /dev/null || echo none)" ] || break; sleep 0.05; done
libvirtd -d; for _ in $(seq 100); do virsh version > /dev/null 2>&1 && break; sleep 0.05; done`]);

/** All facts that the cases may want, by the way that users have: the pull of a machine that names all their files. */
async function allFacts(cases: readonly HostCase[]): Promise<HostFacts> {
  const texts = cases.flatMap(({ bad, good }) => [bad, good]).map((machine) => machineXml('x', machine)).join('');
  const paths = [...new Set([...texts.matchAll(/(?:['>])(\/(?:var\/lib|run|dev\/hw|dev\/sdzz|usr\/libexec)[^'<]*)['<]/g)].map((match) => match[1]!))];
  const owners = [...new Set([...texts.matchAll(/<label>([^<]*)<\/label>/g)].map((match) => match[1]!))];
  const ownedBy = (i: number): string => (owners[i] === undefined ? '/>' : `><seclabel model='dac' relabel='yes'><label>${owners[i]}</label></seclabel></source>`);
  const disks = paths.map((path, i) => diskXml(path).replace(/(<source [^>]*)\/>/, (_, start: string) => `${start}${ownedBy(i)}`).replace("dev='vda'", `dev='vd${String.fromCharCode(97 + Math.floor(i / 26))}${String.fromCharCode(97 + (i % 26))}'`));
  await lab.define(domainXml('files', { devices: disks.join('') }).replace('</os>', '<kernel>/run/lab/note.txt</kernel></os>'));
  const address = parseAddress('lab-root');
  const pulled = address.ok ? await pull(address.value, 'files', { sshPath: lab.ssh.program, domainCapabilities: true }) : address;
  await lab.must(['virsh', 'undefine', 'files']);
  if (!pulled.ok) throw new Error(pulled.failure.message);
  return { ...pulled.value.facts, domains: (pulled.value.facts.domains ?? []).filter(({ name }) => name !== 'files') };
}

beforeAll(async () => {
  lab = await startLab();
  await restart('mkdir -p /dev/hugepages; mountpoint -q /dev/hugepages || mount -t hugetlbfs hugetlbfs /dev/hugepages');
  // In two goes, for each has two minutes.
  for (const part of PREPARE.split('# then')) await lab.must(['bash', '-c', `set -e; cd /var/lib/libvirt/images\n${part}`, 'bash', lab.folder]);
  await lab.define(domainXml('neighbour', { devices: `${diskXml('/var/lib/libvirt/images/taken.img')}<graphics type='vnc' port='5955' autoport='no' listen='127.0.0.1'/>` }).replace('</name>', `</name><uuid>${NEIGHBOUR}</uuid>`));
  await lab.must(['virsh', 'start', 'neighbour']);
  facts = await allFacts(hostCases);
});
afterAll(async () => {
  console.log(`${table.length} host rules held against a real libvirtd:\n${table.join('\n')}`);
  await lab?.stop();
});

/** Starts a machine and stops it again; what libvirt said when it refused, or undefined. */
async function refusal(xml: string, name: string): Promise<string | undefined> {
  await lab.write(`/run/lab/${name}.xml`, xml);
  const started = await lab.exec(['virsh', 'create', '--paused', `/run/lab/${name}.xml`]);
  if (started.code === 0) await lab.must(['virsh', 'destroy', /<name>(.*)<\/name>/.exec(xml)![1]!]);
  return started.code === 0 ? undefined : started.stderr.trim();
}

const graverThanHint = (xml: string, host: HostFacts, rule: string): string[] =>
  lint(xml, { host }).findings.filter((f) => f.code === rule && (f.severity === 'error' || f.severity === 'warning')).map((f) => f.severity);

async function judge({ rule, words, severity = 'error', bad, good, isMet }: HostCase, name: string, host: HostFacts): Promise<void> {
  if (isMet?.(host)) return void table.push(`${rule.padEnd(34)} not provoked: this machine has what is wanted`);
  const [faulty, healthy] = [machineXml(name, bad), machineXml(`${name}-twin`, good)];
  expect(graverThanHint(faulty, host, rule), faulty).toEqual([severity]);
  const said = await refusal(faulty, name);
  expect(said ?? 'it starts').toMatch(words);
  expect(lint(healthy, { host }).findings.filter((f) => f.severity === 'error').map((f) => `${f.code}: ${f.message}`), healthy).toEqual([]);
  expect(graverThanHint(healthy, host, rule), healthy).toEqual([]);
  expect(await refusal(healthy, `${name}-twin`), healthy).toBeUndefined();
  table.push(`${rule.padEnd(34)} ${severity.padEnd(8)} ${said!.split('\n').at(-1)!.replace(/^error: /, '').slice(0, 150)}`);
}

test.each(hostCases.map((hostCase, i) => [hostCase.rule, i + 1, hostCase] as const))('%s (%i): libvirtd refuses it, and its twin starts', (_, i, hostCase) => judge(hostCase, `case${i}`, facts));

test('on a host that was spoilt: what it shuts or lacks then is refused, and the twins start', async () => {
  await restart(SPOIL);
  const spoilt = await allFacts(spoiltHostCases);
  for (const [i, hostCase] of spoiltHostCases.entries()) await judge(hostCase, `spoilt${i}`, spoilt);
});
