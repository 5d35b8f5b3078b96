import type { ElementSpec } from '../../element-spec.ts';
import { sizeUnit } from './shared.ts';
import { hypervVendor, onOff, oneOf, signedOrUnsignedInt, unsignedLong, yesNo } from './values.ts';

const featuresCapabilities: ElementSpec = {
  doc: 'The Linux capabilities of a container.',
  since: '1.2.6',
  drivers: ['lxc'],
  attributes: {
    policy: { doc: 'What holds for those that are not listed.', value: oneOf({ default: 'libvirt\'s usual choice.', allow: 'All are kept.', deny: 'All are dropped.' }), required: true },
  },
  children: {
    audit_control: { spec: {
      doc: 'The container\'s right to: changing the kernel\'s audit rules.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    audit_write: { spec: {
      doc: 'The container\'s right to: writing audit records.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    block_suspend: { spec: {
      doc: 'The container\'s right to: keeping the machine awake.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    chown: { spec: {
      doc: 'The container\'s right to: changing owners of files.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    dac_override: { spec: {
      doc: 'The container\'s right to: ignoring permissions of files.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    dac_read_search: { spec: {
      doc: 'The container\'s right to: reading any file and directory.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    fowner: { spec: {
      doc: 'The container\'s right to: acting as the owner of any file.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    fsetid: { spec: {
      doc: 'The container\'s right to: keeping set-id bits on changes.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    ipc_lock: { spec: {
      doc: 'The container\'s right to: locking memory.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    ipc_owner: { spec: {
      doc: 'The container\'s right to: using any System V IPC object.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    kill: { spec: {
      doc: 'The container\'s right to: sending signals to any process.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    lease: { spec: {
      doc: 'The container\'s right to: taking leases on files.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    linux_immutable: { spec: {
      doc: 'The container\'s right to: changing the immutable and append-only flags.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    mac_admin: { spec: {
      doc: 'The container\'s right to: changing the mandatory access policy.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    mac_override: { spec: {
      doc: 'The container\'s right to: ignoring the mandatory access policy.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    mknod: { spec: {
      doc: 'The container\'s right to: making device nodes.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    net_admin: { spec: {
      doc: 'The container\'s right to: configuring the network.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    net_bind_service: { spec: {
      doc: 'The container\'s right to: using ports below 1024.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    net_broadcast: { spec: {
      doc: 'The container\'s right to: broadcasting and multicasting.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    net_raw: { spec: {
      doc: 'The container\'s right to: raw packets, as ping uses them.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    setfcap: { spec: {
      doc: 'The container\'s right to: setting capabilities of files.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    setgid: { spec: {
      doc: 'The container\'s right to: changing to any group.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    setpcap: { spec: {
      doc: 'The container\'s right to: changing other processes\' capabilities.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    setuid: { spec: {
      doc: 'The container\'s right to: changing to any user.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_admin: { spec: {
      doc: 'The container\'s right to: mounting and much of administration.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_boot: { spec: {
      doc: 'The container\'s right to: rebooting.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_chroot: { spec: {
      doc: 'The container\'s right to: chroot.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_module: { spec: {
      doc: 'The container\'s right to: loading kernel modules.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_nice: { spec: {
      doc: 'The container\'s right to: raising priorities.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_pacct: { spec: {
      doc: 'The container\'s right to: process accounting.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_ptrace: { spec: {
      doc: 'The container\'s right to: tracing any process.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_rawio: { spec: {
      doc: 'The container\'s right to: direct access to I/O ports.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_resource: { spec: {
      doc: 'The container\'s right to: exceeding limits.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_time: { spec: {
      doc: 'The container\'s right to: setting the clock.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    sys_tty_config: { spec: {
      doc: 'The container\'s right to: configuring terminals.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    syslog: { spec: {
      doc: 'The container\'s right to: reading the kernel\'s log.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    wake_alarm: { spec: {
      doc: 'The container\'s right to: waking the machine by a timer.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
  },
};

const featuresHpt: ElementSpec = {
  doc: 'The hash page table of pSeries guests.',
  since: '3.10.0',
  attributes: {
    resizing: { doc: 'Whether it can be resized.', value: oneOf({
      enabled: 'When guest and host can.',
      disabled: 'The table keeps its first size.',
      required: 'The guest does not start otherwise.',
    }) },
  },
  children: {
    maxpagesize: { spec: {
      doc: 'The largest page the guest may use.',
      since: '4.5.0',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};

const featuresHypervStimer: ElementSpec = {
  doc: 'Synthetic timers; they need synic.',
  since: '1.3.3',
  attributes: {
    state: { doc: 'Whether it is switched on.', value: onOff },
  },
  children: {
    direct: { spec: {
      doc: 'Timers interrupt without synic\'s messages.',
      since: '5.7.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
  },
};

const featuresHypervTlbflush: ElementSpec = {
  doc: 'Flushing other processors\' TLBs by the hypervisor; needs vpindex.',
  since: '4.7.0',
  attributes: {
    state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
  },
  children: {
    direct: { spec: {
      doc: 'The same for nested guests.',
      since: '11.0.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    extended: { spec: {
      doc: 'Flushing of single address ranges.',
      since: '11.0.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
  },
};

const featuresHyperv: ElementSpec = {
  doc: 'What a Windows guest finds as Hyper-V. Each of them saves it exits.',
  since: '1.0.0',
  attributes: {
    mode: { doc: 'How the list comes about.', value: oneOf({
      custom: 'What is listed below.',
      passthrough: 'All that the hypervisor supports; bad for migration.',
      'host-model': { doc: 'What this host supports, listed when the guest starts.', since: '11.9.0' },
    }), since: '8.0.0', default: 'custom' },
  },
  children: {
    avic: { spec: {
      doc: 'Hyper-V together with the CPU\'s own APIC support.',
      since: '8.10.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    emsr_bitmap: { spec: {
      doc: 'Fewer updates of the nested MSR bitmap.',
      since: '10.7.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    evmcs: { spec: {
      doc: 'Faster nested virtualisation on Intel.',
      since: '4.10.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    frequencies: { spec: {
      doc: 'Registers with the frequencies of TSC and APIC.',
      since: '4.7.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    ipi: { spec: {
      doc: 'Sending interrupts by the hypervisor; needs vpindex.',
      since: '4.10.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    reenlightenment: { spec: {
      doc: 'Tells the guest that the TSC\'s frequency changed on migration.',
      since: '4.7.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    relaxed: { spec: {
      doc: 'Looser timer checks, which prevents blue screens on busy hosts.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    reset: { spec: {
      doc: 'Reset by Hyper-V\'s register.',
      since: '1.3.3',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    runtime: { spec: {
      doc: 'Run times of virtual processors.',
      since: '1.3.3',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    spinlocks: { spec: {
      doc: 'Hints when spinning is in vain.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
        retries: { doc: 'How often the guest spins before it tells; at least 4095. 4294967295, or nothing since 11.9.0, means never.', value: signedOrUnsignedInt },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    stimer: { spec: featuresHypervStimer, when: { '@mode': ['', 'custom', 'host-model'] } },
    synic: { spec: {
      doc: 'The synthetic interrupt controller; needs vpindex.',
      since: '1.3.3',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    tlbflush: { spec: featuresHypervTlbflush, when: { '@mode': ['', 'custom', 'host-model'] } },
    vapic: { spec: {
      doc: 'Hyper-V\'s virtual APIC.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    vendor_id: { spec: {
      doc: 'What the guest finds as the hypervisor\'s vendor; some drivers look at it.',
      since: '1.3.3',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
        value: { doc: 'The name, at most 12 characters.', value: hypervVendor, unchecked: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    vpindex: { spec: {
      doc: 'Virtual processor numbers; synic and others need them.',
      since: '1.3.3',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
    xmm_input: { spec: {
      doc: 'Hypercalls with arguments in XMM registers.',
      since: '10.7.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    }, when: { '@mode': ['', 'custom', 'host-model'] } },
  },
};

const featuresKvm: ElementSpec = {
  doc: 'What the guest finds as KVM.',
  since: '1.2.8',
  children: {
    'dirty-ring': { spec: {
      doc: 'Notes written pages in rings instead of bitmaps, for live migration.',
      since: '8.0.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
        size: { doc: 'Entries of a ring: a power of two from 1024 to 65536.', value: signedOrUnsignedInt },
      },
    } },
    hidden: { spec: {
      doc: 'Whether the guest cannot see that it runs on KVM.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    'hint-dedicated': { spec: {
      doc: 'Tells the guest that its vCPUs have host CPUs of their own.',
      since: '5.7.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    'poll-control': { spec: {
      doc: 'Lets the guest poll before it goes idle.',
      since: '6.10.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    'pv-ipi': { spec: {
      doc: 'Sending interrupts to several vCPUs at once.',
      since: '7.10.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
  },
};

const featuresSmm: ElementSpec = {
  doc: 'System management mode, which Secure Boot needs.',
  since: '2.1.0',
  attributes: {
    state: { doc: 'Whether it is switched on.', value: onOff },
  },
  children: {
    tseg: { spec: {
      doc: 'Its extra memory; large guests need more than 16 MiB.',
      since: '4.5.0',
      attributes: {
        unit: { ...sizeUnit, default: 'MiB' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    }, when: { '@state': ['off', 'on'] } },
  },
};

const featuresTcg: ElementSpec = {
  doc: 'Settings of QEMU\'s emulation.',
  since: '8.0.0',
  children: {
    'tb-cache': { spec: {
      doc: 'The memory for translated code.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};

const featuresXen: ElementSpec = {
  doc: 'Abilities of Xen guests.',
  since: '6.3.0',
  children: {
    e820_host: { spec: {
      doc: 'Shows the host\'s memory map to a paravirtual guest, for PCI devices.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
      },
    } },
    passthrough: { spec: {
      doc: 'Allows PCI devices to be assigned.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true },
        mode: { doc: 'How the IOMMU\'s tables are made.', value: oneOf({ sync_pt: 'Tables of their own.', share_pt: 'Shared with the CPU\'s page tables.' }) },
      },
    } },
  },
};

export const features: ElementSpec = {
  doc: 'Abilities of the guest\'s machine and of the hypervisor that can be switched. What is not listed is off, or the hypervisor\'s default.',
  manual: 'hypervisor-features',
  children: {
    acpi: { spec: {
      doc: 'Power management tables; without them a guest does not notice a shutdown request.',
      manual: 'hypervisor-features',
    } },
    aia: { spec: {
      doc: 'The interrupt architecture of RISC-V guests.',
      since: '11.1.0',
      attributes: {
        value: { doc: 'How much of the advanced interrupt architecture is there.', value: oneOf({
            none: 'The older PLIC interrupt controller is used instead.',
            aplic: 'With wired interrupts.',
            'aplic-imsic': 'With wired and message interrupts.',
          }), required: true, unchecked: true },
      },
    } },
    apic: { spec: {
      doc: 'Programmable interrupts, which more than one vCPU needs.',
      attributes: {
        eoi: { doc: 'Whether the guest may end interrupts without an exit.', value: onOff, since: '0.10.2' },
      },
    } },
    'async-teardown': { spec: {
      doc: 'Frees the memory of large guests in a process of its own at the end.',
      since: '9.6.0',
      attributes: {
        enabled: { doc: 'Whether it does.', value: yesNo, unchecked: true },
      },
    } },
    capabilities: { spec: featuresCapabilities },
    'ccf-assist': { spec: {
      doc: 'The count cache flush of pSeries guests.',
      since: '5.9.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    cfpc: { spec: {
      doc: 'The cache flush on privilege change of pSeries guests.',
      since: '6.3.0',
      attributes: {
        value: { doc: 'How far it protects.', value: oneOf({
            broken: 'No protection, which also old hosts can offer.',
            workaround: 'By software in the guest.',
            fixed: 'The hardware is safe.',
          }), required: true },
      },
    } },
    gic: { spec: {
      doc: 'ARM\'s interrupt controller.',
      since: '1.2.16',
      attributes: {
        version: { doc: 'Its version; more than 8 vCPUs want 3.', value: oneOf({
            host: 'The host\'s own version.',
            '2': 'Version 2, at most 8 vCPUs.',
            '3': 'Version 3, with message interrupts.',
          }) },
      },
    } },
    hap: { spec: {
      doc: 'Whether nested page tables of the CPU are used; Xen.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff },
      },
    } },
    hpt: { spec: featuresHpt },
    htm: { spec: {
      doc: 'Transactional memory of pSeries guests.',
      since: '4.6.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    hyperv: { spec: featuresHyperv },
    ibs: { spec: {
      doc: 'The indirect branch speculation of pSeries guests.',
      since: '6.3.0',
      attributes: {
        value: { doc: 'How far it protects.', value: oneOf({
            broken: 'No protection, which also old hosts can offer.',
            workaround: 'By software in the guest.',
            'fixed-ibs': 'The hardware stops speculation of indirect branches.',
            'fixed-ccd': 'The hardware switches the count cache off.',
            'fixed-na': 'The hardware is safe, no matter how.',
          }), required: true },
      },
    } },
    ioapic: { spec: {
      doc: 'Where the I/O APIC is emulated.',
      since: '3.4.0',
      attributes: {
        driver: { doc: 'Which part emulates it.', value: oneOf({ kvm: 'The kernel; faster.', qemu: 'QEMU (split), which interrupt remapping needs.' }), required: true },
      },
    } },
    kvm: { spec: featuresKvm },
    msrs: { spec: {
      doc: 'What happens with unknown model-specific registers; bhyve.',
      since: '5.1.0',
      attributes: {
        unknown: { doc: 'The reaction to them.', value: oneOf({ ignore: 'Reads give 0, writes are dropped.', fault: 'The guest gets a fault.' }), required: true, enforced: true },
      },
    } },
    'nested-hv': { spec: {
      doc: 'Nested virtualisation of pSeries guests.',
      since: '4.10.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    pae: { spec: {
      doc: 'Addresses beyond 4 GiB for 32-bit guests.',
    } },
    pmu: { spec: {
      doc: 'Whether the guest has performance counters.',
      since: '1.2.12',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff },
      },
    } },
    privnet: { spec: {
      doc: 'A network of its own for a container without interfaces.',
    } },
    ps2: { spec: {
      doc: 'The PS/2 controller of PCs.',
      since: '10.7.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    pvspinlock: { spec: {
      doc: 'Whether the guest is told about spinning in vain; Xen and KVM.',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff },
      },
    } },
    ras: { spec: {
      doc: 'Hardware errors are passed to ARM guests.',
      since: '10.4.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff, required: true, enforced: true },
      },
    } },
    sbbc: { spec: {
      doc: 'The bounds check of pSeries guests.',
      since: '6.3.0',
      attributes: {
        value: { doc: 'How far it protects.', value: oneOf({
            broken: 'No protection, which also old hosts can offer.',
            workaround: 'By software in the guest.',
            fixed: 'The hardware is safe.',
          }), required: true },
      },
    } },
    smm: { spec: featuresSmm },
    tcg: { spec: featuresTcg },
    viridian: { spec: {
      doc: 'Hyper-V abilities under Xen.',
    } },
    virtualization: { spec: {
      doc: 'The virtualisation extensions of ARM guests, for nested guests.',
    } },
    vmcoreinfo: { spec: {
      doc: 'Lets the guest\'s kernel describe itself for dumps.',
      since: '4.4.0',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff },
      },
    } },
    vmport: { spec: {
      doc: 'VMware\'s I/O port, for its pointer.',
      since: '1.2.16',
      attributes: {
        state: { doc: 'Whether it is switched on.', value: onOff },
      },
    } },
    xen: { spec: featuresXen },
  },
};
