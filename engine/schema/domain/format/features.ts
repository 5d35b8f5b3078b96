import type { ElementSpec } from '../../element-spec.ts';
import { hypervVendor, onOff, oneOf, signedOrUnsignedInt, unit, unsignedLong, yesNo } from './values.ts';

export const featuresCapabilities: ElementSpec = {
  doc: '',
  attributes: {
    policy: { doc: '', value: oneOf({ default: '', allow: '', deny: '' }), required: true },
  },
  children: {
    audit_control: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    audit_write: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    block_suspend: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    chown: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    dac_override: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    dac_read_search: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    fowner: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    fsetid: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    ipc_lock: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    ipc_owner: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    kill: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    lease: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    linux_immutable: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    mac_admin: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true },
      },
    } },
    mac_override: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true },
      },
    } },
    mknod: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true },
      },
    } },
    net_admin: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    net_bind_service: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    net_broadcast: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    net_raw: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    setfcap: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    setgid: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    setpcap: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    setuid: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_admin: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_boot: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_chroot: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_module: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true },
      },
    } },
    sys_nice: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_pacct: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_ptrace: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_rawio: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_resource: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_time: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sys_tty_config: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    syslog: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    wake_alarm: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
  },
};

export const featuresHpt: ElementSpec = {
  doc: '',
  attributes: {
    resizing: { doc: '', value: oneOf({ enabled: '', disabled: '', required: '' }) },
  },
  children: {
    maxpagesize: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};

export const featuresHypervStimer: ElementSpec = {
  doc: '',
  attributes: {
    state: { doc: '', value: onOff },
  },
  children: {
    direct: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    } },
  },
};

export const featuresHypervTlbflush: ElementSpec = {
  doc: '',
  attributes: {
    state: { doc: '', value: onOff },
  },
  children: {
    direct: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    extended: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
  },
};

export const featuresHyperv: ElementSpec = {
  doc: '',
  attributes: {
    mode: { doc: '', value: oneOf({ passthrough: '', custom: '', 'host-model': '' }) },
  },
  children: {
    avic: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    emsr_bitmap: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    evmcs: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    frequencies: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    ipi: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    reenlightenment: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    relaxed: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    reset: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    runtime: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    spinlocks: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
        retries: { doc: '', value: signedOrUnsignedInt, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    stimer: { spec: featuresHypervStimer, when: { '@mode': ['', 'custom', 'host-model'] } },
    synic: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    tlbflush: { spec: featuresHypervTlbflush, when: { '@mode': ['', 'custom', 'host-model'] } },
    vapic: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    vendor_id: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
        value: { doc: '', value: hypervVendor, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    vpindex: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    xmm_input: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
  },
};

export const featuresKvm: ElementSpec = {
  doc: '',
  children: {
    'dirty-ring': { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
        size: { doc: '', value: signedOrUnsignedInt },
      },
    } },
    hidden: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    } },
    'hint-dedicated': { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    } },
    'poll-control': { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    } },
    'pv-ipi': { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    } },
  },
};

export const featuresSmm: ElementSpec = {
  doc: '',
  attributes: {
    state: { doc: '', value: onOff },
  },
  children: {
    tseg: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    }, when: { '@state': ['off', 'on'] } },
  },
};

export const featuresTcg: ElementSpec = {
  doc: '',
  children: {
    'tb-cache': { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    } },
  },
};

export const featuresXen: ElementSpec = {
  doc: '',
  children: {
    e820_host: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    passthrough: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
        mode: { doc: '', value: oneOf({ sync_pt: '', share_pt: '' }), unchecked: true },
      },
    } },
  },
};

export const features: ElementSpec = {
  doc: '',
  children: {
    acpi: { spec: {
      doc: '',
    } },
    aia: { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: oneOf({ none: '', aplic: '', 'aplic-imsic': '' }), required: true, unchecked: true },
      },
    } },
    apic: { spec: {
      doc: '',
      attributes: {
        eoi: { doc: '', value: onOff },
      },
    } },
    'async-teardown': { spec: {
      doc: '',
      attributes: {
        enabled: { doc: '', value: yesNo, unchecked: true },
      },
    } },
    capabilities: { spec: featuresCapabilities },
    'ccf-assist': { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    } },
    cfpc: { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: oneOf({ broken: '', workaround: '', fixed: '' }), required: true },
      },
    } },
    gic: { spec: {
      doc: '',
      attributes: {
        version: { doc: '', value: oneOf({ host: '', '2': '', '3': '' }) },
      },
    } },
    hap: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff },
      },
    } },
    hpt: { spec: featuresHpt },
    htm: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    } },
    hyperv: { spec: featuresHyperv },
    ibs: { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: oneOf({ broken: '', workaround: '', 'fixed-ibs': '', 'fixed-ccd': '', 'fixed-na': '' }), required: true },
      },
    } },
    ioapic: { spec: {
      doc: '',
      attributes: {
        driver: { doc: '', value: oneOf({ qemu: '', kvm: '' }), required: true, unchecked: true },
      },
    } },
    kvm: { spec: featuresKvm },
    msrs: { spec: {
      doc: '',
      attributes: {
        unknown: { doc: '', value: oneOf({ ignore: '', fault: '' }), required: true, enforced: true },
      },
    } },
    'nested-hv': { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, enforced: true },
      },
    } },
    pae: { spec: {
      doc: '',
    } },
    pmu: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff },
      },
    } },
    privnet: { spec: {
      doc: '',
    } },
    ps2: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    pvspinlock: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff },
      },
    } },
    ras: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, required: true, unchecked: true },
      },
    } },
    sbbc: { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: oneOf({ broken: '', workaround: '', fixed: '' }), required: true },
      },
    } },
    smm: { spec: featuresSmm },
    tcg: { spec: featuresTcg },
    viridian: { spec: {
      doc: '',
    } },
    virtualization: { spec: {
      doc: '',
    } },
    vmcoreinfo: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, unchecked: true },
      },
    } },
    vmport: { spec: {
      doc: '',
      attributes: {
        state: { doc: '', value: onOff, unchecked: true },
      },
    } },
    xen: { spec: featuresXen },
  },
};
