import { type DomainParts, domainXml } from '../domain.ts';

/** The machine that every fault is about. */
export const guest = (parts: DomainParts = {}): string => domainXml('guest', { ...parts, top: `<uuid>5b0c7c1e-6a3f-4d0b-9a55-2f1d9c0e7a10</uuid>${parts.top ?? ''}` });

/** The machine with these devices. */
export const guestWith = (devices: string, more: DomainParts = {}): string => guest({ ...more, devices });

/** Where the lab keeps images. */
export const IMAGES = '/var/lib/libvirt/images';

interface DiskParts {
  readonly format?: string;
  readonly driver?: string;
  readonly target?: string;
  readonly bus?: string;
  readonly device?: string;
  readonly more?: string;
}

/** A disk, with `source` as it stands in the XML. */
export const disk = (type: string, source: string, { format = 'raw', driver = '', target = 'vda', bus = 'virtio', device = 'disk', more = '' }: DiskParts = {}): string => `<disk type='${type}' device='${device}'>
      <driver name='qemu' type='${format}'${driver ? ` ${driver}` : ''}/>
      ${source}
      <target dev='${target}' bus='${bus}'/>
      ${more}
    </disk>`;

export const fileDisk = (name: string, parts: DiskParts = {}): string => disk('file', `<source file='${name.startsWith('/') ? name : `${IMAGES}/${name}`}'/>`, parts);

/** A word of the shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Writes a file. */
export const writing = (path: string, text: string): string => `printf '%s' ${quoted(text)} > ${path}`;

/** Has libvirt take a definition: of a domain, or with `net`, `pool`, `secret`, `nwfilter` of one of these. */
export const defining = (xml: string, what?: 'net' | 'pool' | 'secret' | 'nwfilter'): string =>
  `${writing('/run/lab/work/define.xml', xml)}; virsh ${what ? `${what}-` : ''}define /run/lab/work/define.xml`;
