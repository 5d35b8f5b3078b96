import type { DomainCapabilities } from '../host-facts.ts';
import { every, first, known, type MachineElement, readMachineXml, textAt, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

const isSupported = (element: MachineElement): boolean => element.attributes.supported === 'yes';

/** `<disk><enum name='bus'><value>…` → `disk.bus`: […]; an unsupported device allows no value. */
function valuesOf(root: MachineElement): Record<string, readonly string[]> {
  const sections = [...every(root, 'devices').flatMap((devices) => devices.children), ...every(root, 'memoryBacking'), ...every(root, 'os')];
  return Object.fromEntries(sections.flatMap((section) => [section, ...every(section, 'loader')]).flatMap((section) =>
    every(section, 'enum').map((list) => [`${section.name}.${list.attributes.name ?? ''}`, section.attributes.supported === 'no' ? [] : every(list, 'value').map((v) => v.text)] as const)));
}

/** Everything that says for itself whether it is supported: devices, features, the loader. */
function supportOf(root: MachineElement): Record<string, boolean> {
  const places = [root, ...every(root, 'devices'), ...every(root, 'features'), ...every(root, 'os')];
  return Object.fromEntries(places.flatMap((place) => place.children).filter((e) => e.attributes.supported !== undefined).map((e) => [e.name, isSupported(e)]));
}

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, no: false };

function modelsOf(cpu: MachineElement | undefined): NonNullable<DomainCapabilities['cpuModels']>[number][] {
  const modes = every(cpu, 'mode').filter((mode) => mode.attributes.name === 'custom');
  const blockers = new Map(modes.flatMap((mode) => every(mode, 'blockers')).map((list) => [list.attributes.model, every(list, 'feature').flatMap((f) => f.attributes.name ?? [])]));
  return modes.flatMap((mode) => every(mode, 'model')).map((model) =>
    known<NonNullable<DomainCapabilities['cpuModels']>[number]>({ name: model.text, usable: YES_NO[model.attributes.usable ?? ''], blockers: blockers.get(model.text) }));
}

function toCapabilities(root: MachineElement): DomainCapabilities | undefined {
  const [emulator, domainType, machine, arch] = ['path', 'domain', 'machine', 'arch'].map((name) => textAt(root, name));
  if (emulator === undefined || domainType === undefined || machine === undefined || arch === undefined) return undefined;
  const loader = first(root, 'os', 'loader');
  const firmware = every(root, 'os', 'enum').filter((e) => e.attributes.name === 'firmware').flatMap((e) => every(e, 'value').map((v) => v.text));
  const cpu = first(root, 'cpu');
  const models = modelsOf(cpu);
  return known<DomainCapabilities>({
    emulator, domainType, machine, arch,
    maxVcpus: wholeNumber(first(root, 'vcpu')?.attributes.max),
    firmware: first(root, 'os') ? firmware : undefined,
    loaderPaths: loader && every(loader, 'value').map((v) => v.text),
    cpuModes: cpu && Object.fromEntries(every(cpu, 'mode').map((mode) => [mode.attributes.name ?? '', isSupported(mode)])),
    cpuModels: models.length > 0 ? models : undefined,
    values: valuesOf(root),
    features: supportOf(root),
  });
}

export default defineProbe({
  id: 'domain-capabilities',
  title: 'Capabilities of virtual machines',
  why: 'Which devices, CPU models and firmware the emulator offers. libvirt refuses this question on read-only connections, so it is only asked on request.',
  argv: ['virsh', '-c', '{uri}', 'domcapabilities'],
  limits: { bytes: 2 * 1024 * 1024, seconds: 20 },
  parse(stdout) {
    const root = readMachineXml(stdout);
    const capabilities = root?.name === 'domainCapabilities' ? toCapabilities(root) : undefined;
    return capabilities ? { domainCapabilities: [capabilities] } : {};
  },
  samples: [{
    stdout: `<domainCapabilities>
  <path>/usr/libexec/qemu-kvm</path>
  <domain>kvm</domain>
  <machine>pc-q35-rhel9.4.0</machine>
  <arch>x86_64</arch>
  <vcpu max='710'/>
  <iothreads supported='yes'/>
  <os supported='yes'>
    <enum name='firmware'>
      <value>efi</value>
    </enum>
    <loader supported='yes'>
      <value>/usr/share/edk2/ovmf/OVMF_CODE.fd</value>
      <enum name='secure'>
        <value>no</value>
      </enum>
    </loader>
  </os>
  <cpu>
    <mode name='host-passthrough' supported='yes'/>
    <mode name='custom' supported='yes'>
      <model usable='yes' vendor='unknown'>qemu64</model>
      <model usable='no' vendor='AMD'>EPYC</model>
      <blockers model='EPYC'>
        <feature name='sse4a'/>
      </blockers>
    </mode>
  </cpu>
  <devices>
    <disk supported='yes'>
      <enum name='bus'>
        <value>virtio</value>
        <value>sata</value>
      </enum>
    </disk>
    <graphics supported='no'>
      <enum name='type'/>
    </graphics>
  </devices>
  <features>
    <sev supported='no'/>
  </features>
</domainCapabilities>
`,
    facts: {
      domainCapabilities: [{
        emulator: '/usr/libexec/qemu-kvm', domainType: 'kvm', machine: 'pc-q35-rhel9.4.0', arch: 'x86_64', maxVcpus: 710,
        firmware: ['efi'], loaderPaths: ['/usr/share/edk2/ovmf/OVMF_CODE.fd'],
        cpuModes: { 'host-passthrough': true, 'custom': true },
        cpuModels: [{ name: 'qemu64', usable: true }, { name: 'EPYC', usable: false, blockers: ['sse4a'] }],
        values: { 'disk.bus': ['virtio', 'sata'], 'graphics.type': [], 'os.firmware': ['efi'], 'loader.secure': ['no'] },
        features: { iothreads: true, os: true, disk: true, graphics: false, sev: false, loader: true },
      }],
    },
  }],
});
