import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, boot, idmap, sizeUnit, virtioModel } from './shared.ts';
import { imageFormat } from './storage-source.ts';
import { absDirPath, absFilePath, anyText, fileMode, genericName, integer, onOff, oneOf, plainPositiveInteger, unit, unsignedInt, unsignedLong } from './values.ts';

const filesystemBinary: ElementSpec = {
  doc: 'The virtiofsd program and its settings.',
  since: '6.2.0',
  attributes: {
    path: { doc: 'The absolute path of the program; libvirt finds the usual one.', value: absFilePath, unchecked: true },
    xattr: { doc: 'Whether extended attributes are passed on.', value: onOff },
  },
  children: {
    cache: { spec: {
      doc: 'How much the guest may keep of what it read.',
      attributes: {
        mode: { doc: 'The kind of caching.', value: oneOf({
            none: 'Nothing: always fresh, for directories that others change.',
            always: 'Everything: fast, for directories that only this guest changes.',
          }) },
      },
    } },
    lock: { spec: {
      doc: 'Which locks reach the host.',
      attributes: {
        posix: { doc: 'Whether POSIX locks are passed on.', value: onOff },
        flock: { doc: 'Whether BSD locks are passed on.', value: onOff },
      },
    } },
    openfiles: { spec: {
      doc: 'How many files may be open.',
      since: '10.6.0',
      attributes: {
        max: { doc: 'The limit, which the process has to be allowed.', value: plainPositiveInteger },
      },
    } },
    sandbox: { spec: {
      doc: 'How virtiofsd is confined.',
      since: '7.2.0',
      attributes: {
        mode: { doc: 'The means of confinement.', value: oneOf({ namespace: 'In namespaces of its own.', chroot: 'By chroot, which works inside containers.' }) },
      },
    } },
    thread_pool: { spec: {
      doc: 'How virtiofsd spreads its work.',
      since: '8.5.0',
      attributes: {
        size: { doc: 'How many threads; 0 does all in the queue\'s own thread.', value: integer },
      },
    } },
  },
};

const filesystemDriver: ElementSpec = {
  doc: 'The program or code that serves the files.',
  attributes: {
    type: { doc: 'Which one it is.', value: oneOf({
      path: 'QEMU\'s 9p server.',
      handle: 'QEMU\'s 9p by file handles; gone from QEMU with 4.0.',
      loop: 'A loop device, for containers.',
      nbd: 'qemu-nbd, for containers with images.',
      ploop: 'The layered image of OpenVZ containers.',
      virtiofs: { doc: 'virtiofsd: fast and POSIX; needs shared memory for the guest.', since: '6.2.0' },
      mtp: { doc: 'QEMU\'s USB media transfer device.', since: '10.2.0' },
    }) },
    format: { doc: 'The format of the image behind it.', value: imageFormat, when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop'] } },
    wrpolicy: { doc: 'When what the guest writes goes to the host\'s disk.', value: oneOf({ immediate: { doc: 'At once, so that the host\'s page cache stays small.', since: '0.9.10' } }), when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop'] } },
    iommu: { doc: 'Whether the device\'s memory accesses go through the guest\'s IOMMU; confidential guests need it.', value: onOff, since: '3.5.0', when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop', 'virtiofs'] } },
    ats: { doc: 'Whether the device offers address translation services.', value: onOff, since: '3.5.0', when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop', 'virtiofs'] } },
    packed: { doc: 'Whether packed virtqueues are offered, which take fewer cache misses.', value: onOff, since: '6.3.0', when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop', 'virtiofs'] } },
    page_per_vq: { doc: 'Whether each queue\'s notification register has a page of its own, which hardware back ends like.', value: onOff, since: '7.9.0', when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop', 'virtiofs'] } },
    queue: { doc: 'How many requests virtiofs\' queue holds.', value: unsignedInt, since: '6.2.0', when: { '@type': ['virtiofs'] } },
  },
};

const filesystemSource: ElementSpec = {
  doc: 'What is shared.',
  attributes: {
    dev: { doc: 'The path of the block device.', value: absFilePath, required: true, when: { '../@type': ['block'] }, unchecked: true },
    file: { doc: 'The path of the image.', value: absFilePath, required: true, when: { '../@type': ['file'] }, unchecked: true, enforced: true },
    dir: { doc: 'The directory\'s absolute path.', value: absDirPath, required: { '../@type': ['bind'] }, when: { '../@type': ['', 'bind', 'mount'] }, unchecked: true, enforced: true },
    socket: { doc: 'The socket of a virtiofsd that was started by others.', value: absFilePath, when: { '../@type': ['', 'mount'] }, unchecked: true },
    name: { doc: 'The name of the template.', value: genericName, required: true, when: { '../@type': ['template'] }, unchecked: true, enforced: true },
    usage: { doc: 'The size of the RAM disk.', value: unsignedLong, required: true, when: { '../@type': ['ram'] }, enforced: true },
    units: { doc: 'The unit of `usage`.', value: unit, when: { '../@type': ['ram'] }, default: 'KiB', unchecked: 'empty' },
  },
  constraints: [
    { kind: 'exclusive', of: ['@dir', '@socket'] },
    { kind: 'one-of', of: ['@dir', '@socket'], when: { '../@type': ['mount', ''] } },
  ],
};

export const filesystem: ElementSpec = {
  doc: 'A directory of the host (or a container\'s file system) that the guest mounts.',
  since: '0.3.3',
  manual: 'filesystems',
  attributes: {
    model: { doc: 'Which virtio generation the 9p device is of.', value: virtioModel, since: '5.2.0' },
    type: { doc: 'What kind of source it is.', value: oneOf({
      mount: 'A directory of the host.',
      template: 'An OpenVZ template.',
      file: 'A file with a file system, for containers.',
      block: 'A block device with a file system, for containers.',
      ram: 'A RAM disk, for containers; <source usage=…> is its size.',
      bind: 'A directory of the container, bound elsewhere in it.',
    }), default: 'mount' },
    accessmode: { doc: 'Who the host\'s files are accessed as. virtiofs knows passthrough only.', value: oneOf({
      passthrough: 'As the guest\'s user, which takes a privileged QEMU.',
      mapped: 'As QEMU\'s user; the guest\'s owners are kept in extended attributes.',
      squash: 'Like passthrough, but failures to change owners are ignored.',
    }), default: 'passthrough', unchecked: 'empty' },
    multidevs: { doc: 'What 9p does when the directory spans several host devices, where file ids can clash.', value: oneOf({
      default: 'QEMU decides, which is warn.',
      remap: 'The ids are changed so that they are unique.',
      forbid: 'Only one device is let through.',
      warn: 'It works, with a warning in QEMU\'s log.',
    }), since: '6.3.0', unchecked: true },
    fmode: { doc: 'Permissions of files that the guest makes with mapped access, octal.', value: fileMode, since: '6.10.0', default: '600' },
    dmode: { doc: 'Permissions of directories that the guest makes with mapped access, octal.', value: fileMode, since: '6.10.0', default: '700' },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    binary: { spec: filesystemBinary, when: { '@type': ['', 'mount'] } },
    boot: { spec: boot },
    driver: { spec: filesystemDriver },
    idmap: { spec: { ...idmap, since: '10.0.0' }, when: { '@type': ['', 'mount'] } },
    readonly: { spec: {
      doc: 'The guest cannot write.',
    } },
    source: { spec: filesystemSource, required: true, enforced: true },
    space_hard_limit: { spec: {
      doc: 'The most space that the container may use.',
      since: '0.9.13',
      attributes: {
        unit: { ...sizeUnit, default: 'bytes' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    space_soft_limit: { spec: {
      doc: 'The space beyond which a period of grace begins.',
      since: '0.9.13',
      attributes: {
        unit: { ...sizeUnit, default: 'bytes' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    target: { spec: {
      doc: 'How the guest finds it.',
      attributes: {
        dir: { doc: 'For QEMU a tag that the guest mounts by, not a path; for containers the mount point.', value: anyText, required: true },
      },
    }, required: true, enforced: true },
  },
};
