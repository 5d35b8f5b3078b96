const escape = (text: string): string => text.replace(/[&<>'"\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);

export interface DomainParts {
  readonly type?: 'kvm' | 'qemu';
  readonly memoryMiB?: number;
  readonly vcpus?: number;
  readonly machine?: string;
  readonly emulator?: string;
  /** Attributes of the root element besides its type. */
  readonly root?: string;
  /** Before `<os>`. */
  readonly top?: string;
  /** Within `<os>`, after its type. */
  readonly os?: string;
  /** After `<os>` and before `<devices>`. */
  readonly features?: string;
  readonly devices?: string;
  /** After `<devices>`. */
  readonly bottom?: string;
}

/** A small domain that QEMU starts in half a second: no firmware beyond its own, no network, no screen. */
export function domainXml(name: string, parts: DomainParts = {}): string {
  return `<domain type='${parts.type ?? 'qemu'}'${parts.root ? ` ${parts.root}` : ''}>
  <name>${escape(name)}</name>
  <memory unit='MiB'>${parts.memoryMiB ?? 64}</memory>
  <vcpu>${parts.vcpus ?? 1}</vcpu>
  ${parts.top ?? ''}
  <os>
    <type arch='x86_64' machine='${parts.machine ?? 'pc'}'>hvm</type>
    ${parts.os ?? ''}
  </os>
  ${parts.features ?? ''}
  <devices>
    <emulator>${parts.emulator ?? '/usr/bin/qemu-system-x86_64'}</emulator>
    ${parts.devices ?? ''}
  </devices>
  ${parts.bottom ?? ''}
</domain>
`;
}

export const diskXml = (path: string): string => `<disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='${escape(path)}'/>
      <target dev='vda' bus='virtio'/>
    </disk>`;

/** A boot sector that switches interrupts off and halts: a guest that runs and does nothing. */
export function haltingImage(): Buffer {
  const image = Buffer.alloc(1024 * 1024);
  image.set([0xfa, 0xf4, 0xeb, 0xfd]);
  image.set([0x55, 0xaa], 510);
  return image;
}
