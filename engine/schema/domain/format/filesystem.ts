import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, boot, idmap } from './shared.ts';
import { absDirPath, absFilePath, anyText, fileMode, genericName, integer, onOff, oneOf, plainPositiveInteger, unit, unsignedInt, unsignedLong } from './values.ts';

export const filesystemBinary: ElementSpec = {
  doc: '',
  attributes: {
    path: { doc: '', value: absFilePath },
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
        posix: { doc: '', value: onOff },
        flock: { doc: '', value: onOff },
      },
    } },
    openfiles: { spec: {
      doc: '',
      attributes: {
        max: { doc: '', value: plainPositiveInteger },
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
        size: { doc: '', value: integer },
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
    queue: { doc: '', value: unsignedInt, when: { '@type': ['virtiofs'] } },
  },
};

export const filesystemSource: ElementSpec = {
  doc: '',
  attributes: {
    dev: { doc: '', value: absFilePath, required: true, when: { '../@type': ['block'] } },
    file: { doc: '', value: absFilePath, required: true, when: { '../@type': ['file'] } },
    dir: { doc: '', value: absDirPath, required: { '../@type': ['bind'] }, when: { '../@type': ['', 'bind', 'mount'] } },
    socket: { doc: '', value: absFilePath, when: { '../@type': ['', 'mount'] } },
    name: { doc: '', value: genericName, required: true, when: { '../@type': ['template'] } },
    usage: { doc: '', value: unsignedLong, required: true, when: { '../@type': ['ram'] } },
    units: { doc: '', value: unit, when: { '../@type': ['ram'] } },
  },
};

export const filesystem: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ virtio: '', 'virtio-transitional': '', 'virtio-non-transitional': '' }) },
    type: { doc: '', value: oneOf({ file: '', block: '', mount: '', bind: '', template: '', ram: '' }) },
    accessmode: { doc: '', value: oneOf({ passthrough: '', mapped: '', squash: '' }) },
    multidevs: { doc: '', value: oneOf({ default: '', remap: '', forbid: '', warn: '' }) },
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
    source: { spec: filesystemSource, required: true },
    space_hard_limit: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit },
      },
      text: { value: unsignedLong },
    } },
    space_soft_limit: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit },
      },
      text: { value: unsignedLong },
    } },
    target: { spec: {
      doc: '',
      attributes: {
        dir: { doc: '', value: anyText, required: true },
      },
    }, required: true },
  },
};
