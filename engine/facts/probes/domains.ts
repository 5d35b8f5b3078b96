import { parseSize } from '../../core/quantities.ts';
import type { HostDomain } from '../host-facts.ts';
import { known, unescapeXml, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** One virsh for all machines, and only the lines that matter leave the host. libvirt writes one element a line, two blanks a level. */
const LOOK = `q=
for u in $(virsh -r -c "$1" list --all --uuid); do case $u in *[!0-9a-f-]*) ;; *) q="$q dumpxml $u;";; esac; done
if [ -n "$q" ]; then virsh -r -c "$1" "$q" | grep -E "^<domain |^  <(name|memory|vcpu)[ >]|^    <(disk|graphics) |^      <(mac|source) "; fi`;

interface Draft {
  name?: string;
  memoryKiB?: number | undefined;
  vcpus?: number | undefined;
  macs: string[];
  disks: string[];
  graphicsPorts: number[];
  inDisk: boolean;
}

const attributeOf = (line: string, name: string): string | undefined => {
  const value = new RegExp(`\\s${name}='([^']*)'`).exec(line)?.[1];
  return value === undefined ? undefined : unescapeXml(value);
};

const textOf = (line: string): string => unescapeXml(line.slice(line.indexOf('>') + 1, Math.max(line.lastIndexOf('<'), 0)));

function memoryOf(line: string): number | undefined {
  const bytes = parseSize(textOf(line), attributeOf(line, 'unit') ?? 'KiB');
  return bytes === undefined || bytes > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(bytes / 1024n);
}

function learn(draft: Draft, line: string): void {
  if (line.startsWith('  <name>')) draft.name = textOf(line);
  else if (line.startsWith('  <memory')) draft.memoryKiB = memoryOf(line);
  else if (line.startsWith('  <vcpu')) draft.vcpus = wholeNumber(textOf(line));
  else if (line.startsWith('    <graphics ')) {
    const port = Number(attributeOf(line, 'port') ?? -1);
    if (Number.isInteger(port) && port > 0) draft.graphicsPorts.push(port);
  } else if (line.startsWith('      <mac ')) {
    draft.inDisk = false;
    draft.macs.push(...(attributeOf(line, 'address') === undefined ? [] : [attributeOf(line, 'address')!]));
  } else if (line.startsWith('    <disk ')) draft.inDisk = true;
  else if (line.startsWith('      <source ') && draft.inDisk) {
    draft.inDisk = false;
    const path = attributeOf(line, 'file') ?? attributeOf(line, 'dev');
    if (path !== undefined) draft.disks.push(path);
  }
}

const finish = ({ name, memoryKiB, vcpus, macs, disks, graphicsPorts }: Draft): HostDomain[] =>
  (name === undefined ? [] : [known<HostDomain>({ name, uuid: undefined, state: undefined, memoryKiB, vcpus, macs, disks, graphicsPorts: graphicsPorts.length > 0 ? graphicsPorts : undefined })]);

export default defineProbe({
  id: 'domains',
  title: 'What the other virtual machines have',
  why: 'Memory, vCPUs, disks, MAC addresses and ports of all machines: to see what does not fit together.',
  argv: ['/bin/sh', '-c', LOOK, 'sh', '{uri}'],
  limits: { bytes: 2 * 1024 * 1024, seconds: 20 },
  parse(stdout) {
    const drafts: Draft[] = [];
    for (const line of stdout.split('\n')) {
      if (line.startsWith('<domain ')) drafts.push({ macs: [], disks: [], graphicsPorts: [], inDisk: false });
      else if (drafts.length > 0) learn(drafts.at(-1)!, line);
    }
    const domains = drafts.flatMap(finish);
    return domains.length > 0 ? { domains } : {};
  },
  samples: [{
    stdout: `<domain type='kvm' id='4'>
  <name>web &amp; mail</name>
  <memory unit='KiB'>4194304</memory>
  <vcpu placement='static'>4</vcpu>
    <disk type='file' device='disk'>
      <source file='/srv/images/o&apos;brien.qcow2' index='1'/>
    <disk type='block' device='disk'>
      <source dev='/dev/vg0/data'/>
    <disk type='network' device='disk'>
      <source protocol='rbd' name='pool/image'>
      <mac address='52:54:00:11:22:33'/>
      <source network='default'/>
    <graphics type='vnc' port='5901' autoport='no' listen='127.0.0.1'>
<domain type='kvm'>
  <name>idle</name>
  <memory unit='KiB'>524288</memory>
  <vcpu placement='static' current='1'>2</vcpu>
    <graphics type='spice' autoport='yes'>
`,
    facts: {
      domains: [
        { name: 'web & mail', memoryKiB: 4194304, vcpus: 4, macs: ['52:54:00:11:22:33'], disks: ["/srv/images/o'brien.qcow2", '/dev/vg0/data'], graphicsPorts: [5901] },
        { name: 'idle', memoryKiB: 524288, vcpus: 2, macs: [], disks: [] },
      ],
    },
  }],
});
