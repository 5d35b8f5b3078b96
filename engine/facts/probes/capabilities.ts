import type { GuestSupport, HostCpu, HostSecurity, NumaCell } from '../host-facts.ts';
import { every, first, known, type MachineElement, readMachineXml, textAt, wholeNumber } from '../machine-xml.ts';
import { parseSize } from '../../core/quantities.ts';
import { defineProbe } from '../probe.ts';

const MAX_LIST = 16384;

function kibibytes(element: MachineElement | undefined): number | undefined {
  const bytes = element && parseSize(element.text, element.attributes.unit ?? 'KiB');
  return bytes === undefined || bytes / 1024n > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(bytes / 1024n);
}

const numbersOf = (elements: readonly MachineElement[], name: string): number[] => elements.slice(0, MAX_LIST).flatMap((e) => wholeNumber(e.attributes[name]) ?? []);

function pagesOf(cell: MachineElement): NonNullable<NumaCell['pages']>[number][] {
  return every(cell, 'pages').flatMap((page) => {
    const size = parseSize(page.attributes.size ?? '', page.attributes.unit ?? 'KiB');
    const total = wholeNumber(page.text);
    return size === undefined || total === undefined ? [] : [{ sizeKiB: Number(size / 1024n), total }];
  });
}

function distancesOf(cell: MachineElement): NonNullable<NumaCell['distances']>[number][] {
  return every(cell, 'distances', 'sibling').flatMap(({ attributes }) => {
    const other = wholeNumber(attributes.id);
    const distance = wholeNumber(attributes.value);
    return other === undefined || distance === undefined ? [] : [{ cell: other, value: distance }];
  });
}

function toCell(cell: MachineElement): NumaCell[] {
  const id = wholeNumber(cell.attributes.id);
  if (id === undefined) return [];
  const pages = pagesOf(cell);
  const distances = distancesOf(cell);
  return [known<NumaCell>({
    id, memoryKiB: kibibytes(first(cell, 'memory')), cpus: numbersOf(every(cell, 'cpus', 'cpu'), 'id').sort((a, b) => a - b),
    pages: pages.length > 0 ? pages : undefined, distances: distances.length > 0 ? distances : undefined,
  })];
}

function toCpu(cpu: MachineElement): HostCpu {
  const features = every(cpu, 'feature').flatMap((feature) => feature.attributes.name ?? []);
  return known<HostCpu>({ arch: textAt(cpu, 'arch'), model: textAt(cpu, 'model'), vendor: textAt(cpu, 'vendor'), features: features.length > 0 ? features : undefined, tsc: toTsc(cpu) });
}

function toTsc(cpu: MachineElement): HostCpu['tsc'] {
  const counter = every(cpu, 'counter').find((c) => c.attributes.name === 'tsc');
  const frequencyHz = wholeNumber(counter?.attributes.frequency);
  const scaling = counter?.attributes.scaling;
  return frequencyHz === undefined ? undefined : { frequencyHz, ...(scaling !== undefined && { scaling: scaling === 'yes' }) };
}

function toMachine(machine: MachineElement): GuestSupport['machines'][number] {
  const { canonical, maxCpus, deprecated } = machine.attributes;
  return known<GuestSupport['machines'][number]>({ name: machine.text, canonical, maxCpus: wholeNumber(maxCpus), deprecated: deprecated === 'yes' ? true : undefined });
}

function toGuest(guest: MachineElement): GuestSupport[] {
  const arch = first(guest, 'arch');
  const name = arch?.attributes.name;
  if (!arch || name === undefined) return [];
  const seen = new Set<string>();
  // A machine type may be listed once for each kind of domain.
  const machines = [...every(arch, 'machine'), ...every(arch, 'domain', 'machine')].map(toMachine).filter((m) => m.name !== '' && !seen.has(m.name) && seen.add(m.name));
  return [known<GuestSupport>({
    osType: textAt(guest, 'os_type') ?? 'hvm', arch: name, emulator: textAt(arch, 'emulator'), machines,
    domainTypes: every(arch, 'domain').flatMap((d) => d.attributes.type ?? []),
  })];
}

/** QEMU runs as the user and group that the DAC model names (virQEMUDriverCreateCapabilities in libvirt's qemu_conf.c): `+64055:+108`. */
function toSecurity(models: readonly MachineElement[]): HostSecurity {
  const dac = models.find((model) => textAt(model, 'model') === 'dac');
  const owner = /^\+?(\d{1,10}):\+?(\d{1,10})$/.exec(textAt(dac, 'baselabel') ?? '');
  return known<HostSecurity>({ models: models.flatMap((m) => textAt(m, 'model') ?? []), qemuUid: wholeNumber(owner?.[1]), qemuGid: wholeNumber(owner?.[2]) });
}

export default defineProbe({
  id: 'capabilities',
  title: 'Capabilities of the host',
  why: 'CPU, NUMA nodes with memory, pages and distances, what can be emulated, machine types, security models.',
  argv: ['virsh', '-r', '-c', '{uri}', 'capabilities'],
  limits: { bytes: 4 * 1024 * 1024, seconds: 20 },
  parse(stdout) {
    const root = readMachineXml(stdout);
    if (root?.name !== 'capabilities') return {};
    const host = first(root, 'host');
    const cells = every(host, 'topology', 'cells', 'cell').slice(0, MAX_LIST).flatMap(toCell);
    const guests = every(root, 'guest').flatMap(toGuest);
    const arch = textAt(host, 'cpu', 'arch');
    const native = guests.filter((guest) => guest.arch === arch);
    const models = every(host, 'secmodel');
    const cpu = first(host, 'cpu');
    return {
      ...(arch !== undefined && { architecture: arch }),
      ...(cpu && { hostCpu: toCpu(cpu) }),
      ...(cells.length > 0 && { numaCells: cells }),
      ...(guests.length > 0 && { guests }),
      ...(native.length > 0 && { kvm: { offered: native.some((guest) => guest.domainTypes.includes('kvm')) } }),
      ...(models.length > 0 && { security: toSecurity(models) }),
    };
  },
  samples: [
    {
      stdout: `<capabilities>
  <host>
    <uuid>0d2f8a52-61c6-4b46-9f65-1d0b5c6a7e11</uuid>
    <cpu>
      <arch>x86_64</arch>
      <model>Skylake-Server-IBRS</model>
      <vendor>Intel</vendor>
      <counter name='tsc' frequency='2594000000' scaling='no'/>
      <feature name='vmx'/>
      <feature name='invtsc'/>
      <pages unit='KiB' size='4'/>
    </cpu>
    <topology>
      <cells num='2'>
        <cell id='0'>
          <memory unit='KiB'>32768000</memory>
          <pages unit='KiB' size='4'>8189952</pages>
          <pages unit='KiB' size='2048'>16</pages>
          <distances>
            <sibling id='0' value='10'/>
            <sibling id='1' value='21'/>
          </distances>
          <cpus num='2'>
            <cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0,2'/>
            <cpu id='2' socket_id='0' die_id='0' core_id='0' siblings='0,2'/>
          </cpus>
        </cell>
        <cell id='1'>
          <memory unit='KiB'>33030144</memory>
          <cpus num='1'>
            <cpu id='1' socket_id='1' die_id='0' core_id='0' siblings='1'/>
          </cpus>
        </cell>
      </cells>
    </topology>
    <secmodel>
      <model>apparmor</model>
      <doi>0</doi>
    </secmodel>
    <secmodel>
      <model>dac</model>
      <doi>0</doi>
      <baselabel type='kvm'>+64055:+992</baselabel>
      <baselabel type='qemu'>+64055:+992</baselabel>
    </secmodel>
  </host>
  <guest>
    <os_type>hvm</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <emulator>/usr/bin/qemu-system-x86_64</emulator>
      <machine maxCpus='255'>pc-i440fx-8.2</machine>
      <machine canonical='pc-i440fx-8.2' maxCpus='255'>pc</machine>
      <machine maxCpus='255' deprecated='yes'>pc-i440fx-2.3</machine>
      <domain type='qemu'/>
      <domain type='kvm'/>
    </arch>
  </guest>
</capabilities>
`,
      facts: {
        architecture: 'x86_64',
        hostCpu: { arch: 'x86_64', model: 'Skylake-Server-IBRS', vendor: 'Intel', features: ['vmx', 'invtsc'], tsc: { frequencyHz: 2594000000, scaling: false } },
        numaCells: [
          { id: 0, memoryKiB: 32768000, cpus: [0, 2], pages: [{ sizeKiB: 4, total: 8189952 }, { sizeKiB: 2048, total: 16 }], distances: [{ cell: 0, value: 10 }, { cell: 1, value: 21 }] },
          { id: 1, memoryKiB: 33030144, cpus: [1] },
        ],
        guests: [{
          osType: 'hvm', arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64', domainTypes: ['qemu', 'kvm'],
          machines: [{ name: 'pc-i440fx-8.2', maxCpus: 255 }, { name: 'pc', canonical: 'pc-i440fx-8.2', maxCpus: 255 }, { name: 'pc-i440fx-2.3', maxCpus: 255, deprecated: true }],
        }],
        kvm: { offered: true },
        security: { models: ['apparmor', 'dac'], qemuUid: 64055, qemuGid: 992 },
      },
    },
    { stdout: 'error: failed to connect to the hypervisor\n', facts: {} },
  ],
});
