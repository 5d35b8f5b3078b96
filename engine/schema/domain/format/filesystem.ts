import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, boot, idmap } from './shared.ts';
import { absDirPath, absFilePath, anyText, fileMode, genericName, integer, onOff, oneOf, plainPositiveInteger, unit, unsignedInt, unsignedLong } from './values.ts';

export const filesystemBinary: ElementSpec = {
  doc: '',
  attributes: {
    path: { doc: '', value: absFilePath, unchecked: true },
    xattr: { doc: '', value: onOff },
  },
  children: {
    cache: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ none: '', always: '' }) },
      },
    } },
    lock: { spec: {
      doc: '',
      attributes: {
        posix: { doc: '', value: onOff, unchecked: true },
        flock: { doc: '', value: onOff, unchecked: true },
      },
    } },
    openfiles: { spec: {
      doc: '',
      attributes: {
        max: { doc: '', value: plainPositiveInteger, unchecked: true },
      },
    } },
    sandbox: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ namespace: '', chroot: '' }) },
      },
    } },
    thread_pool: { spec: {
      doc: '',
      attributes: {
        size: { doc: '', value: integer, unchecked: true },
      },
    } },
  },
};

export const filesystemDriver: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ path: '', handle: '', loop: '', nbd: '', ploop: '', virtiofs: '', mtp: '' }) },
    format: { doc: '', value: oneOf({
      raw: '',
      dir: '',
      bochs: '',
      cloop: '',
      dmg: '',
      iso: '',
      vpc: '',
      vdi: '',
      fat: '',
      vhd: '',
      ploop: '',
      luks: '',
      cow: '',
      qcow: '',
      qcow2: '',
      qed: '',
      vmdk: '',
    }), when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop'] } },
    wrpolicy: { doc: '', value: oneOf({ immediate: '' }), when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop'] } },
    iommu: { doc: '', value: onOff, when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop', 'virtiofs'] } },
    ats: { doc: '', value: onOff, when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop', 'virtiofs'] } },
    packed: { doc: '', value: onOff, when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop', 'virtiofs'] } },
    page_per_vq: { doc: '', value: onOff, when: { '@type': ['', 'handle', 'loop', 'nbd', 'path', 'ploop', 'virtiofs'] } },
    queue: { doc: '', value: unsignedInt, when: { '@type': ['virtiofs'] }, unchecked: true },
  },
};

export const filesystemSource: ElementSpec = {
  doc: '',
  attributes: {
    dev: { doc: '', value: absFilePath, required: true, when: { '../@type': ['block'] }, unchecked: true },
    file: { doc: '', value: absFilePath, required: true, when: { '../@type': ['file'] }, unchecked: true, enforced: true },
    dir: { doc: '', value: absDirPath, required: { '../@type': ['bind'] }, when: { '../@type': ['', 'bind', 'mount'] }, unchecked: true, enforced: true },
    socket: { doc: '', value: absFilePath, when: { '../@type': ['', 'mount'] }, unchecked: true },
    name: { doc: '', value: genericName, required: true, when: { '../@type': ['template'] }, unchecked: true, enforced: true },
    usage: { doc: '', value: unsignedLong, required: true, when: { '../@type': ['ram'] }, enforced: true },
    units: { doc: '', value: unit, when: { '../@type': ['ram'] }, unchecked: 'empty' },
  },
};

export const filesystem: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ virtio: '', 'virtio-transitional': '', 'virtio-non-transitional': '' }) },
    type: { doc: '', value: oneOf({ file: '', block: '', mount: '', bind: '', template: '', ram: '' }) },
    accessmode: { doc: '', value: oneOf({ passthrough: '', mapped: '', squash: '' }), unchecked: 'empty' },
    multidevs: { doc: '', value: oneOf({ default: '', remap: '', forbid: '', warn: '' }), unchecked: true },
    fmode: { doc: '', value: fileMode },
    dmode: { doc: '', value: fileMode },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    binary: { spec: filesystemBinary, when: { '@type': ['', 'mount'] } },
    boot: { spec: boot },
    driver: { spec: filesystemDriver },
    idmap: { spec: idmap, when: { '@type': ['', 'mount'] } },
    readonly: { spec: {
      doc: '',
    } },
    source: { spec: filesystemSource, required: true, enforced: true },
    space_hard_limit: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    } },
    space_soft_limit: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    } },
    target: { spec: {
      doc: '',
      attributes: {
        dir: { doc: '', value: anyText, required: true },
      },
    }, required: true, enforced: true },
  },
};
