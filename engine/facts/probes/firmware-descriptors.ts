import { type Descriptor, descriptorScript, listOf, objectOf, readDescriptors, textOf, textsOf } from '../descriptors.ts';
import type { FirmwareDescriptor, FirmwareFile } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

function toFile(value: unknown, existing: ReadonlySet<string>): FirmwareFile | undefined {
  const path = textOf(objectOf(value).filename);
  return path === undefined ? undefined : known<FirmwareFile>({ path, format: textOf(objectOf(value).format), exists: existing.has(path) });
}

/** `mapping` is flash with an executable and a template, or one file for kernel and memory; its mode is `split` when it says none. */
function toFirmware({ path, value, existing }: Descriptor): FirmwareDescriptor[] {
  const mapping = objectOf(value.mapping);
  const device = textOf(mapping.device);
  if (device === undefined) return [];
  const isFlash = device === 'flash';
  return [known<FirmwareDescriptor>({
    path, device, interfaces: textsOf(value['interface-types']), mode: isFlash ? textOf(mapping.mode) ?? 'split' : undefined,
    executable: toFile(isFlash ? mapping.executable : mapping, existing), nvramTemplate: toFile(mapping['nvram-template'], existing),
    targets: listOf(value.targets).map(objectOf).flatMap((target) => {
      const architecture = textOf(target.architecture);
      return architecture === undefined ? [] : [{ architecture, machines: textsOf(target.machines) }];
    }),
    features: textsOf(value.features),
  })];
}

export default defineProbe({
  id: 'firmware-descriptors',
  title: 'Firmware for virtual machines',
  why: 'What <os firmware=…> can choose from: libvirt takes the first descriptor that fits architecture, machine and features.',
  argv: ['/bin/sh', '-c', descriptorScript('firmware', '-e'), 'sh', '{uri}'],
  limits: { bytes: 512 * 1024, seconds: 5 },
  quick: true,
  parse(stdout) {
    const descriptors = readDescriptors(stdout);
    return descriptors ? { firmware: descriptors.flatMap(toFirmware) } : {};
  },
  samples: [
    {
      stdout: `
</descriptor:/usr/share/qemu/firmware/40-ovmf-secure.json>
{ "description": "with keys", "interface-types": ["uefi"],
  "mapping": { "device": "flash", "executable": { "filename": "/usr/share/OVMF/CODE.ms.fd", "format": "raw" },
               "nvram-template": { "filename": "/usr/share/OVMF/VARS.ms.fd", "format": "raw" } },
  "targets": [ { "architecture": "x86_64", "machines": ["pc-q35-*"] } ],
  "features": ["secure-boot", "enrolled-keys", "requires-smm"], "tags": [] }

</there:/usr/share/OVMF/CODE.ms.fd>
</descriptor:/usr/share/qemu/firmware/30-hidden.json>
{ "interface-types": ["bios"], "mapping": { "device": "memory", "filename": "/usr/share/seabios/bios.bin" }, "targets": [], "features": [] }

</descriptor:/usr/share/qemu/firmware/20-seabios.json>
{ "interface-types": ["bios"], "mapping": { "device": "memory", "filename": "/usr/share/seabios/bios.bin" },
  "targets": [ { "architecture": "i386", "machines": ["pc-i440fx-*", "pc-q35-*"] } ], "features": ["acpi-s3"] }

</there:/usr/share/seabios/bios.bin>
</descriptor:/etc/qemu/firmware/30-hidden.json>

</descriptor:>
`,
      facts: {
        firmware: [
          {
            path: '/usr/share/qemu/firmware/20-seabios.json', interfaces: ['bios'], device: 'memory', executable: { path: '/usr/share/seabios/bios.bin', exists: true },
            targets: [{ architecture: 'i386', machines: ['pc-i440fx-*', 'pc-q35-*'] }], features: ['acpi-s3'],
          },
          {
            path: '/usr/share/qemu/firmware/40-ovmf-secure.json', interfaces: ['uefi'], device: 'flash', mode: 'split',
            executable: { path: '/usr/share/OVMF/CODE.ms.fd', format: 'raw', exists: true }, nvramTemplate: { path: '/usr/share/OVMF/VARS.ms.fd', format: 'raw', exists: false },
            targets: [{ architecture: 'x86_64', machines: ['pc-q35-*'] }], features: ['secure-boot', 'enrolled-keys', 'requires-smm'],
          },
        ],
      },
    },
    { stdout: '\n</descriptor:>\n', facts: { firmware: [] } },
    { stdout: '\n</descriptor:/usr/share/qemu/firmware/60.json>\n{', facts: {} },
  ],
});
