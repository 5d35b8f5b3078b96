import type { ElementSpec } from '../../element-spec.ts';
import { channelSource, hostEnds, log, protocol } from './chardev-source.ts';
import { acpi, address, alias, sizeUnit, virtioModel, virtioOptions } from './shared.ts';
import { absDirPath, absFilePath, anyText, nonEmpty, onOff, oneOf, positiveInteger, profileName, signedInt, signedOrUnsignedInt, uint8, unsignedInt, unsignedLong, uuid, yesNo } from './values.ts';

const cryptoDriver: ElementSpec = {
  doc: 'virtio options of the device.',
  attributes: {
    ...virtioOptions,
  },
};

export const crypto: ElementSpec = {
  doc: 'A cryptographic accelerator for the guest.',
  since: '9.1.0',
  manual: 'element-and-attribute-overview',
  attributes: {
    model: { doc: 'The device; virtio is the only one.', value: oneOf({ virtio: 'Transitional on a conventional PCI bus, modern on PCI Express.' }), required: true, enforced: true },
    type: { doc: 'The provider; qemu is the only one.', value: oneOf({ qemu: 'QEMU emulates it.' }), required: true, enforced: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: {
      doc: 'What does the work.',
      attributes: {
        model: { doc: 'The kind of back end.', value: oneOf({ builtin: 'A library inside QEMU.', lkcf: 'The host kernel\'s key service.' }), required: true, enforced: true },
        queues: { doc: 'How many queues there are.', value: positiveInteger },
      },
    }, required: true },
    driver: { spec: cryptoDriver },
  },
};

const iommuDriver: ElementSpec = {
  doc: 'Properties of the IOMMU.',
  attributes: {
    intremap: { doc: 'Whether interrupts are remapped; wants a split I/O APIC.', value: onOff, since: '3.4.0' },
    caching_mode: { doc: 'Whether the guest announces every mapping, which assigned devices need.', value: onOff, since: '3.4.0' },
    eim: { doc: 'Whether there are more than 255 interrupt targets, for more than 255 vCPUs.', value: onOff, since: '3.4.0' },
    iotlb: { doc: 'Whether devices have translation caches of their own, for vhost.', value: onOff, since: '3.5.0', unchecked: true },
    aw_bits: { doc: 'Bits of an I/O address: 39 or 48.', value: uint8, since: '6.5.0' },
    dma_translation: { doc: 'Whether addresses are translated at all; off leaves interrupts only.', value: onOff, since: '10.7.0', unchecked: true },
    xtsup: { doc: 'Whether AMD\'s x2APIC mode is there.', value: onOff, since: '11.5.0', unchecked: true },
    passthrough: { doc: 'Whether devices may pass AMD\'s IOMMU by.', value: onOff, since: '11.5.0', unchecked: true },
    pciBus: { doc: 'The index of the pci controller that an SMMU serves.', value: signedOrUnsignedInt },
    accel: { doc: 'Whether the SMMU uses the host\'s hardware.', value: onOff, unchecked: true },
    ats: { doc: 'Whether the device offers address translation services.', value: onOff, since: '3.5.0' },
    ril: { doc: 'Whether the SMMU offers range invalidation.', value: onOff },
    ssidsize: { doc: 'Bits of the SMMU\'s substream ids.', value: signedInt },
    oas: { doc: 'Bits of the SMMU\'s output addresses.', value: signedInt },
    cmdqv: { doc: 'Whether the SMMU has virtual command queues.', value: onOff },
  },
  children: {
    granule: { spec: {
      doc: 'The smallest mapping of a virtio IOMMU.',
      since: '12.1.0',
      attributes: {
        mode: { doc: 'Where the size comes from.', value: oneOf({ host: 'The host\'s page size.' }) },
        size: { doc: 'How many units one granule has; used without `mode`.', value: unsignedInt, required: true, when: { '@mode': [''] }, unchecked: true },
        unit: { ...sizeUnit, when: { '@mode': [''] }, default: 'KiB' },
      },
    } },
  },
};

export const iommu: ElementSpec = {
  doc: 'An IOMMU inside the guest, for nested assignment and many vCPUs.',
  since: '2.1.0',
  manual: 'iommu-devices',
  attributes: {
    model: { doc: 'Which IOMMU.', value: oneOf({
      intel: 'VT-d; q35 only.',
      smmuv3: { doc: 'ARM\'s SMMU; virt only.', since: '5.5.0' },
      virtio: { doc: 'The paravirtual virtio-iommu, for q35 and ARM virt.', since: '8.3.0' },
      amd: { doc: 'AMD-Vi; q35 only.', since: '11.5.0' },
    }), required: true, enforced: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: iommuDriver },
  },
};

export const lease: ElementSpec = {
  doc: 'A lease of the lock manager that the guest holds while it runs.',
  manual: 'device-leases',
  children: {
    key: { spec: {
      doc: 'The name of the lease in its space.',
      text: { value: anyText, optional: true },
    }, required: true, enforced: true },
    lockspace: { spec: {
      doc: 'The name of the lock space.',
      text: { value: anyText, optional: true },
    }, required: true, enforced: true },
    target: { spec: {
      doc: 'Where the lock manager keeps it.',
      attributes: {
        path: { doc: 'The path of the file or device.', value: anyText, required: true, enforced: true },
        offset: { doc: 'Where it is in the file, in bytes.', value: unsignedInt },
      },
    }, required: true, enforced: true },
  },
};

export const panic: ElementSpec = {
  doc: 'Tells libvirt when the guest panics, which <on_crash> needs.',
  since: '1.2.1',
  manual: 'panic-device',
  attributes: {
    model: { doc: 'How the guest tells.', value: oneOf({
      isa: 'By pvpanic\'s I/O port; the usual one on PCs.',
      pseries: 'By the firmware; always there.',
      hyperv: { doc: 'By Hyper-V\'s crash registers, for Windows.', since: '1.3.0' },
      s390: { doc: 'By a disabled wait state; always there.', since: '1.3.5' },
      pvpanic: { doc: 'By pvpanic on PCI.', since: '9.1.0' },
    }) },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
  },
};

export const pstore: ElementSpec = {
  doc: 'Memory for a guest kernel\'s last words.',
  since: '10.6.0',
  attributes: {
    backend: { doc: 'The interface by which the kernel writes.', value: oneOf({ 'acpi-erst': 'ACPI\'s error record serialization table.' }), required: true, enforced: true },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    path: { spec: {
      doc: 'The file on the host.',
      text: { value: absFilePath, unchecked: true },
    } },
    size: { spec: {
      doc: 'How large the store is.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    }, required: true, enforced: true },
  },
};

const rngBackend: ElementSpec = {
  doc: 'Where the randomness comes from.',
  attributes: {
    model: { doc: 'The kind of source.', value: oneOf({
      random: 'A device of the host, named by the text; /dev/urandom is the right one.',
      egd: 'An entropy gathering daemon, by a character device.',
      builtin: { doc: 'The host kernel\'s getrandom call.', since: '6.1.0' },
    }), required: true, enforced: true },
    type: { doc: 'How the daemon is reached.', value: oneOf({ ...hostEnds, file: 'A file of the host.' }), required: true, when: { '@model': ['egd'] }, enforced: true },
  },
  text: { value: absFilePath, optional: true, when: { '@model': ['random'] }, unchecked: true },
  children: {
    log: { spec: log, when: { '@model': ['egd'] } },
    protocol: { spec: protocol, when: { '@model': ['egd'] }, single: true },
    source: { spec: channelSource, many: true, when: { '@model': ['egd'] } },
  },
};

const rngDriver: ElementSpec = {
  doc: 'virtio options of the device.',
  attributes: {
    ...virtioOptions,
  },
};

export const rng: ElementSpec = {
  doc: 'Randomness from the host for the guest.',
  since: '1.0.3',
  manual: 'random-number-generator-device',
  attributes: {
    model: { doc: 'Which virtio generation it is of.', value: virtioModel, required: true, enforced: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: rngBackend, required: true, enforced: true, single: true },
    driver: { spec: rngDriver },
    rate: { spec: {
      doc: 'How much the guest may take.',
      since: '1.0.4',
      attributes: {
        bytes: { doc: 'The number of bytes a period.', value: positiveInteger, required: true, unchecked: 'empty' },
        period: { doc: 'The length of a period in milliseconds.', value: positiveInteger, default: '1000', unchecked: 'empty' },
      },
    } },
  },
};

const tpmBackendActivePcrBanks: ElementSpec = {
  doc: 'The PCR banks that the TPM has switched on.',
  since: '7.10.0',
  children: {
    sha1: { spec: {
      doc: 'The SHA-1 bank; old guests only.',
    } },
    sha256: { spec: {
      doc: 'The SHA-256 bank; the usual one.',
    } },
    sha384: { spec: {
      doc: 'The SHA-384 bank, for stronger measurements.',
    } },
    sha512: { spec: {
      doc: 'The SHA-512 bank, for stronger measurements.',
    } },
  },
};

const tpmBackend: ElementSpec = {
  doc: 'What provides the module.',
  attributes: {
    type: { doc: 'The kind of provider.', value: oneOf({
      passthrough: 'The host\'s own TPM, for one guest only.',
      emulator: { doc: 'swtpm, one for each guest.', since: '4.5.0' },
      external: { doc: 'An swtpm that somebody else started.', since: '9.0.0' },
    }), required: true, enforced: true },
    persistent_state: { doc: 'Whether the TPM\'s state outlives an undefine of a transient guest.', value: yesNo, since: '7.0.0', when: { '@type': ['emulator'] } },
    debug: { doc: 'How much swtpm writes to its log.', value: uint8, since: '10.6.0', when: { '@type': ['emulator'] } },
    version: { doc: 'The TPM\'s version.', value: oneOf({ '1.2': 'TPM 1.2; with tpm-tis only.', '2.0': 'TPM 2.0, what Windows 11 wants.' }), default: '2.0' },
  },
  children: {
    active_pcr_banks: { spec: tpmBackendActivePcrBanks, when: { '@type': ['emulator'] } },
    device: { spec: {
      doc: 'The host\'s TPM.',
      attributes: {
        path: { doc: 'The device node.', value: nonEmpty, default: '/dev/tpm0', unchecked: true },
      },
    }, when: { '@type': ['passthrough'] } },
    encryption: { spec: {
      doc: 'Encrypts the emulator\'s state.',
      since: '5.6.0',
      attributes: {
        secret: { doc: 'The UUID of the secret with the passphrase.', value: uuid, required: true, unchecked: true },
      },
    }, when: { '@type': ['emulator'] } },
    profile: { spec: {
      doc: 'Which algorithms and commands the TPM offers.',
      since: '10.10.0',
      attributes: {
        source: { doc: 'The profile that a new TPM starts from, such as local:restricted.', value: profileName, unchecked: true },
        removeDisabled: { doc: 'Whether algorithms that FIPS forbids are left out.', value: oneOf({
            check: 'Those that really do not work on this host.',
            'fips-host': 'Those that FIPS mode is known to forbid.',
          }), unchecked: true },
        name: { doc: 'The profile in use. libvirt writes it.', value: profileName, output: true, unchecked: true },
      },
    }, when: { '@type': ['emulator'] } },
    source: { spec: {
      doc: 'Where the emulator\'s state is, or how an external one is reached.',
      attributes: {
        type: { doc: 'The kind of place.', value: oneOf({
            file: { doc: 'A file for the state.', since: '10.10.0', when: { '../@type': ['emulator'] } },
            dir: { doc: 'A directory for the state.', since: '10.10.0', when: { '../@type': ['emulator'] } },
            unix: { doc: 'The socket of an external emulator.', when: { '../@type': ['external'] } },
          }), required: true, enforced: true },
        path: [
          { doc: 'The path of the file, directory or socket.', value: absDirPath, required: true, when: { '@type': ['dir'] }, unchecked: true },
          { doc: 'The path of the file, directory or socket.', value: nonEmpty, required: true, when: { '../@type': ['external'] }, unchecked: true, enforced: true },
          { doc: 'The path of the file, directory or socket.', value: absFilePath, required: true, when: { '@type': ['file'] }, unchecked: true },
        ],
        mode: { doc: 'Which end of the socket QEMU is; it connects.', value: oneOf({ connect: 'QEMU connects to something that listens.' }), required: true, when: { '../@type': ['external'] } },
      },
    }, when: { '@type': ['emulator', 'external'] }, single: true },
  },
};

export const tpm: ElementSpec = {
  doc: 'A trusted platform module; Windows 11 wants one of version 2.0.',
  since: '1.0.5',
  manual: 'tpm-device',
  attributes: {
    model: { doc: 'How the guest sees it.', value: oneOf({
      'tpm-tis': 'The FIFO interface; every guest knows it.',
      'tpm-crb': { doc: 'The command response buffer; TPM 2.0 only.', since: '4.4.0' },
      'tpm-spapr': { doc: 'The interface of pSeries guests.', since: '6.1.0' },
      'spapr-tpm-proxy': { doc: 'The host\'s TPM for secure pSeries guests.', since: '6.5.0' },
    }) },
  },
  children: {
    address: { spec: address },
    alias: { spec: alias },
    backend: { spec: tpmBackend, required: true, enforced: true, single: true },
  },
};

const vsockDriver: ElementSpec = {
  doc: 'virtio options of the device.',
  since: '7.1.0',
  attributes: {
    ...virtioOptions,
  },
};

export const vsock: ElementSpec = {
  doc: 'Sockets between guest and host without network.',
  since: '4.4.0',
  manual: 'vsock',
  attributes: {
    model: { doc: 'Which virtio generation it is of.', value: virtioModel },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    cid: { spec: {
      doc: 'The guest\'s context number, its address.',
      attributes: {
        auto: { doc: 'Whether libvirt chooses a free number at start.', value: yesNo },
        address: { doc: 'The number, from 3; unique on the host.', value: unsignedInt },
      },
    } },
    driver: { spec: vsockDriver },
  },
};

export const watchdog: ElementSpec = {
  doc: 'A timer that acts when the guest no longer tends it.',
  since: '0.7.3',
  manual: 'watchdog-device',
  attributes: {
    model: { doc: 'Which watchdog hardware the guest finds.', value: oneOf({
      i6300esb: 'Intel 6300ESB on PCI; the recommended one.',
      ib700: 'iBase 700 on the ISA bus.',
      diag288: { doc: 'The watchdog of s390.', since: '1.2.17' },
      itco: { doc: 'Built into the q35 machine.', since: '9.1.0' },
    }), required: true, enforced: true },
    action: { doc: 'What happens when it is not tended in time.', value: oneOf({
      reset: 'The guest is reset the hard way.',
      shutdown: 'The guest is asked to shut down, which it hardly will.',
      poweroff: 'The guest is switched off.',
      pause: 'The guest is paused.',
      none: 'Nothing happens but an event for management programs.',
      dump: { doc: 'The guest\'s memory is dumped, then it is reset.', since: '0.8.7' },
      'inject-nmi': { doc: 'The guest gets a non-maskable interrupt.', since: '1.2.17' },
    }), default: 'reset' },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
  },
};
