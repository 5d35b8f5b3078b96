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
    model: { doc: '', value: oneOf({ virtio: '' }), required: true },
    type: { doc: '', value: oneOf({ qemu: '' }), required: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: {
      doc: '',
      attributes: {
        model: { doc: '', value: oneOf({ builtin: '', lkcf: '' }), required: true },
        queues: { doc: '', value: positiveInteger },
      },
    }, required: true },
    driver: { spec: cryptoDriver },
  },
};

export const iommuDriver: ElementSpec = {
  doc: '',
  attributes: {
    intremap: { doc: '', value: onOff },
    caching_mode: { doc: '', value: onOff },
    eim: { doc: '', value: onOff },
    iotlb: { doc: '', value: onOff },
    aw_bits: { doc: '', value: uint8 },
    dma_translation: { doc: '', value: onOff },
    xtsup: { doc: '', value: onOff },
    passthrough: { doc: '', value: onOff },
    pciBus: { doc: '', value: signedOrUnsignedInt },
    accel: { doc: '', value: onOff },
    ats: { doc: '', value: onOff },
    ril: { doc: '', value: onOff },
    ssidsize: { doc: '', value: signedInt },
    oas: { doc: '', value: signedInt },
    cmdqv: { doc: '', value: onOff },
  },
  children: {
    granule: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ host: '' }) },
        size: { doc: '', value: unsignedInt, required: true, when: { '@mode': [''] } },
        unit: { doc: '', value: unit, when: { '@mode': [''] } },
      },
    } },
  },
};

export const iommu: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ intel: '', smmuv3: '', virtio: '', amd: '' }), required: true },
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
    }, required: true },
    lockspace: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    }, required: true },
    target: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: anyText, required: true },
        offset: { doc: '', value: unsignedInt },
      },
    }, required: true },
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
    backend: { doc: '', value: oneOf({ 'acpi-erst': '' }), required: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    path: { spec: {
      doc: '',
      text: { value: absFilePath },
    } },
    size: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit },
      },
      text: { value: unsignedLong },
    }, required: true },
  },
};

export const rngBackend: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ random: '', egd: '', builtin: '' }), required: true },
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
    }), required: true, when: { '@model': ['egd'] } },
  },
  text: { value: absFilePath, optional: true, when: { '@model': ['random'] } },
  children: {
    log: { spec: log, when: { '@model': ['egd'] } },
    protocol: { spec: protocol, when: { '@model': ['egd'] } },
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
    model: { doc: '', value: oneOf({ virtio: '', 'virtio-transitional': '', 'virtio-non-transitional': '' }), required: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: rngBackend, required: true },
    driver: { spec: rngDriver },
    rate: { spec: {
      doc: '',
      attributes: {
        bytes: { doc: '', value: positiveInteger, required: true },
        period: { doc: '', value: positiveInteger },
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
    type: { doc: '', value: oneOf({ passthrough: '', emulator: '', external: '' }), required: true },
    persistent_state: { doc: '', value: yesNo, when: { '@type': ['emulator'] } },
    debug: { doc: '', value: uint8, when: { '@type': ['emulator'] } },
    version: { doc: '', value: oneOf({ '1.2': '', '2.0': '' }) },
  },
  children: {
    active_pcr_banks: { spec: tpmBackendActivePcrBanks, when: { '@type': ['emulator'] } },
    device: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: nonEmpty },
      },
    }, when: { '@type': ['passthrough'] } },
    encryption: { spec: {
      doc: '',
      attributes: {
        secret: { doc: '', value: uuid, required: true },
      },
    }, when: { '@type': ['emulator'] } },
    profile: { spec: {
      doc: '',
      attributes: {
        source: { doc: '', value: profileName },
        removeDisabled: { doc: '', value: oneOf({ check: '', 'fips-host': '' }) },
        name: { doc: '', value: profileName },
      },
    }, when: { '@type': ['emulator'] } },
    source: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({
            file: { doc: '', when: { '../@type': ['emulator'] } },
            dir: { doc: '', when: { '../@type': ['emulator'] } },
            unix: { doc: '', when: { '../@type': ['external'] } },
          }), required: true },
        path: [
          { doc: '', value: absDirPath, required: true, when: { '@type': ['dir'] } },
          { doc: '', value: nonEmpty, required: true, when: { '../@type': ['external'] } },
          { doc: '', value: absFilePath, required: true, when: { '@type': ['file'] } },
        ],
        mode: { doc: '', value: oneOf({ connect: '' }), required: true, when: { '../@type': ['external'] } },
      },
    }, when: { '@type': ['emulator', 'external'] } },
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
    backend: { spec: tpmBackend, required: true },
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
    model: { doc: '', value: oneOf({ i6300esb: '', ib700: '', diag288: '', itco: '' }), required: true },
    action: { doc: '', value: oneOf({ reset: '', shutdown: '', poweroff: '', pause: '', none: '', dump: '', 'inject-nmi': '' }) },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
  },
};
