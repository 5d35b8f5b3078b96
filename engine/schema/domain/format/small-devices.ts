import type { ElementSpec } from '../../element-spec.ts';
import { channelSource, log, protocol } from './chardev-source.ts';
import { acpi, address, alias, virtioOptions } from './shared.ts';
import { absDirPath, absFilePath, anyText, nonEmpty, onOff, oneOf, positiveInteger, profileName, signedInt, signedOrUnsignedInt, uint8, unit, unsignedInt, unsignedLong, uuid, yesNo } from './values.ts';

export const cryptoDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
  },
};

export const crypto: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ virtio: '' }), required: true, unchecked: true },
    type: { doc: '', value: oneOf({ qemu: '' }), required: true, unchecked: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: {
      doc: '',
      attributes: {
        model: { doc: '', value: oneOf({ builtin: '', lkcf: '' }), required: true, unchecked: true },
        queues: { doc: '', value: positiveInteger, unchecked: true },
      },
    }, required: true },
    driver: { spec: cryptoDriver },
  },
};

export const iommuDriver: ElementSpec = {
  doc: '',
  attributes: {
    intremap: { doc: '', value: onOff, unchecked: true },
    caching_mode: { doc: '', value: onOff, unchecked: true },
    eim: { doc: '', value: onOff, unchecked: true },
    iotlb: { doc: '', value: onOff, unchecked: true },
    aw_bits: { doc: '', value: uint8, unchecked: true },
    dma_translation: { doc: '', value: onOff, unchecked: true },
    xtsup: { doc: '', value: onOff, unchecked: true },
    passthrough: { doc: '', value: onOff, unchecked: true },
    pciBus: { doc: '', value: signedOrUnsignedInt, unchecked: true },
    accel: { doc: '', value: onOff, unchecked: true },
    ats: { doc: '', value: onOff, unchecked: true },
    ril: { doc: '', value: onOff, unchecked: true },
    ssidsize: { doc: '', value: signedInt, unchecked: true },
    oas: { doc: '', value: signedInt, unchecked: true },
    cmdqv: { doc: '', value: onOff, unchecked: true },
  },
  children: {
    granule: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ host: '' }), unchecked: true },
        size: { doc: '', value: unsignedInt, required: true, when: { '@mode': [''] }, unchecked: true },
        unit: { doc: '', value: unit, when: { '@mode': [''] }, unchecked: true },
      },
    } },
  },
};

export const iommu: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ intel: '', smmuv3: '', virtio: '', amd: '' }), required: true, enforced: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: iommuDriver },
  },
};

export const lease: ElementSpec = {
  doc: '',
  children: {
    key: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, required: true, enforced: true },
    lockspace: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, required: true, enforced: true },
    target: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: anyText, required: true },
        offset: { doc: '', value: unsignedInt },
      },
    }, required: true, enforced: true },
  },
};

export const panic: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ isa: '', pseries: '', hyperv: '', s390: '', pvpanic: '' }) },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
  },
};

export const pstore: ElementSpec = {
  doc: '',
  attributes: {
    backend: { doc: '', value: oneOf({ 'acpi-erst': '' }), required: true, unchecked: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    path: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    } },
    size: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    }, required: true },
  },
};

export const rngBackend: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ random: '', egd: '', builtin: '' }), required: true, enforced: true },
    type: { doc: '', value: oneOf({
      dev: '',
      file: '',
      pipe: '',
      unix: '',
      tcp: '',
      udp: '',
      null: '',
      stdio: '',
      vc: '',
      pty: '',
      spicevmc: '',
      spiceport: '',
      nmdm: '',
      'qemu-vdagent': '',
      dbus: '',
    }), required: true, when: { '@model': ['egd'] }, enforced: true },
  },
  text: { value: absFilePath, optional: true, when: { '@model': ['random'] }, unchecked: true },
  children: {
    log: { spec: log, when: { '@model': ['egd'] } },
    protocol: { spec: protocol, when: { '@model': ['egd'] }, single: true },
    source: { spec: channelSource, many: true, when: { '@model': ['egd'] } },
  },
};

export const rngDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
  },
};

export const rng: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ virtio: '', 'virtio-transitional': '', 'virtio-non-transitional': '' }), required: true, enforced: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: rngBackend, required: true, enforced: true, single: true },
    driver: { spec: rngDriver },
    rate: { spec: {
      doc: '',
      attributes: {
        bytes: { doc: '', value: positiveInteger, required: true, unchecked: 'empty' },
        period: { doc: '', value: positiveInteger, unchecked: 'empty' },
      },
    } },
  },
};

export const tpmBackendActivePcrBanks: ElementSpec = {
  doc: '',
  children: {
    sha1: { spec: {
      doc: '',
    } },
    sha256: { spec: {
      doc: '',
    } },
    sha384: { spec: {
      doc: '',
    } },
    sha512: { spec: {
      doc: '',
    } },
  },
};

export const tpmBackend: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ passthrough: '', emulator: '', external: '' }), required: true, enforced: true },
    persistent_state: { doc: '', value: yesNo, when: { '@type': ['emulator'] } },
    debug: { doc: '', value: uint8, when: { '@type': ['emulator'] }, unchecked: true },
    version: { doc: '', value: oneOf({ '1.2': '', '2.0': '' }) },
  },
  children: {
    active_pcr_banks: { spec: tpmBackendActivePcrBanks, when: { '@type': ['emulator'] } },
    device: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: nonEmpty, unchecked: true },
      },
    }, when: { '@type': ['passthrough'] } },
    encryption: { spec: {
      doc: '',
      attributes: {
        secret: { doc: '', value: uuid, required: true, unchecked: true },
      },
    }, when: { '@type': ['emulator'] } },
    profile: { spec: {
      doc: '',
      attributes: {
        source: { doc: '', value: profileName, unchecked: true },
        removeDisabled: { doc: '', value: oneOf({ check: '', 'fips-host': '' }), unchecked: true },
        name: { doc: '', value: profileName, unchecked: true },
      },
    }, when: { '@type': ['emulator'] } },
    source: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({
            file: { doc: '', when: { '../@type': ['emulator'] } },
            dir: { doc: '', when: { '../@type': ['emulator'] } },
            unix: { doc: '', when: { '../@type': ['external'] } },
          }), required: true, enforced: true },
        path: [
          { doc: '', value: absDirPath, required: true, when: { '@type': ['dir'] }, unchecked: true },
          { doc: '', value: nonEmpty, required: true, when: { '../@type': ['external'] }, unchecked: true, enforced: true },
          { doc: '', value: absFilePath, required: true, when: { '@type': ['file'] }, unchecked: true },
        ],
        mode: { doc: '', value: oneOf({ connect: '' }), required: true, when: { '../@type': ['external'] } },
      },
    }, when: { '@type': ['emulator', 'external'] }, single: true },
  },
};

export const tpm: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ 'tpm-tis': '', 'tpm-crb': '', 'tpm-spapr': '', 'spapr-tpm-proxy': '' }) },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: tpmBackend, required: true, enforced: true, single: true },
  },
};

export const vsockDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
  },
};

export const vsock: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ virtio: '', 'virtio-transitional': '', 'virtio-non-transitional': '' }) },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    cid: { spec: {
      doc: '',
      attributes: {
        auto: { doc: '', value: yesNo },
        address: { doc: '', value: unsignedInt },
      },
    } },
    driver: { spec: vsockDriver },
  },
};

export const watchdog: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ i6300esb: '', ib700: '', diag288: '', itco: '' }), required: true, enforced: true },
    action: { doc: '', value: oneOf({ reset: '', shutdown: '', poweroff: '', pause: '', none: '', dump: '', 'inject-nmi': '' }) },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
  },
};
