import type { ElementSpec } from '../../element-spec.ts';
import { oneOf, signedDelta, timeZone, unsignedInt, unsignedLong, yesNo } from './values.ts';

const clockTimer: ElementSpec = {
  doc: 'One source of time for the guest and how it makes up for lost ticks.',
  since: '0.8.0',
  attributes: {
    name: { doc: 'Which timer it is.', value: oneOf({
      platform: 'Xen\'s platform timer.',
      rtc: 'The battery-backed clock; `tickpolicy` catchup keeps old Windows in time.',
      tsc: { doc: 'The CPU\'s time-stamp counter.', since: '3.2.0' },
      hpet: 'The high precision event timer; usually switched off, it costs performance.',
      pit: 'The old 8254 interval timer; policy delay is the usual choice.',
      armvtimer: { doc: 'ARM\'s virtual timer.', since: '6.1.0' },
      kvmclock: 'KVM\'s paravirtual clock for Linux guests.',
      hypervclock: { doc: 'Hyper-V\'s reference counter, for Windows guests.', since: '1.2.2' },
    }), required: true, enforced: true },
    track: { doc: 'What the timer follows.', value: oneOf({
      boot: 'The host\'s time since boot, as Xen\'s platform timer.',
      guest: 'The time the guest ran; stands still while it is paused.',
      wall: 'The time of day on the host.',
      realtime: 'The host\'s real-time clock.',
    }), when: { '@name': ['platform', 'rtc'] } },
    tickpolicy: { doc: 'What happens with ticks that the guest missed while it did not run.', value: oneOf({
      delay: 'They come late, at the normal rate; the guest lags.',
      catchup: 'They come faster than normal until the guest has caught up.',
      merge: 'Several missed ones become one.',
      discard: 'They are dropped.',
    }), when: { '@name': ['armvtimer', 'hpet', 'pit', 'platform', 'rtc', 'tsc'] } },
    frequency: { doc: 'The fixed frequency of the tsc timer in Hz; needs host support or TSC scaling.', value: unsignedLong, when: { '@name': ['tsc'] } },
    mode: { doc: 'How the tsc timer is provided; Xen only.', value: oneOf({
      auto: 'Native when that is safe, else emulated.',
      native: 'The guest reads the host\'s counter.',
      emulate: 'Every read is trapped; slow but uniform.',
      paravirt: 'Native with help of the guest.',
      smpsafe: 'Native, but in step on all CPUs.',
    }), when: { '@name': ['tsc'] } },
    present: { doc: 'Whether the guest sees the timer at all.', value: yesNo },
  },
  children: {
    catchup: { spec: {
      doc: 'Limits for catching up.',
      attributes: {
        threshold: { doc: 'How many nanoseconds may be missed before catching up begins.', value: unsignedInt },
        slew: { doc: 'How fast the guest catches up.', value: unsignedInt },
        limit: { doc: 'How much is caught up at most.', value: unsignedInt },
      },
    }, when: { '@name': ['armvtimer', 'hpet', 'pit', 'platform', 'rtc', 'tsc'] } },
  },
};

export const clock: ElementSpec = {
  doc: 'What the guest\'s hardware clock shows when it boots, and its timers. Windows wants localtime unless told otherwise.',
  manual: 'time-keeping',
  attributes: {
    offset: { doc: 'What the guest\'s clock is derived from.', value: oneOf({
      utc: 'Universal time; right for Linux.',
      localtime: 'The host\'s local time; what Windows expects.',
      timezone: { doc: 'The time of the zone in `timezone`.', since: '0.7.7' },
      variable: { doc: 'Some seconds off `basis`; what the guest sets is remembered across reboots.', since: '0.7.7' },
      absolute: { doc: 'Always the same moment, given by `start`.', since: '8.4.0' },
    }), required: true, default: 'utc', unchecked: 'empty' },
    adjustment: { doc: 'Seconds by which the clock differs, or reset. libvirt keeps it up to date with offset variable.', value: oneOf({
      reset: { doc: 'The clock goes back to its basis at each start.', when: { '@offset': ['localtime', 'utc'] } },
    }, signedDelta), when: { '@offset': ['localtime', 'utc', 'variable'] }, unchecked: true },
    timezone: { doc: 'The zone\'s name as the host knows it, such as Europe/Berlin.', value: timeZone, when: { '@offset': ['timezone'] }, unchecked: true },
    basis: { doc: 'What the seconds of offset variable count from.', value: oneOf({ utc: 'Universal time.', localtime: 'The host\'s local time.' }), since: '0.9.11', when: { '@offset': ['variable'] }, default: 'utc', unchecked: 'empty' },
    start: { doc: 'The moment at which the clock starts, in seconds since 1970.', value: unsignedLong, since: '8.4.0', required: true, when: { '@offset': ['absolute'] }, enforced: true },
  },
  children: {
    timer: { spec: clockTimer, many: true },
  },
};

export const perf: ElementSpec = {
  doc: 'Counters of the host\'s CPU for this guest, shown by `virsh domstats --perf`.',
  since: '2.0.0',
  manual: 'performance-monitoring-events',
  children: {
    event: { spec: {
      doc: 'One counter.',
      attributes: {
        name: { doc: 'What is counted.', value: oneOf({
            cmt: 'Bytes of cache in use (Intel CMT; gone from Linux since 4.14).',
            mbmt: 'Bytes a second through the memory controllers (gone from Linux since 4.14).',
            mbml: 'Bytes a second through the local memory controller (gone from Linux since 4.14).',
            cpu_cycles: 'CPU cycles, frequency scaling included.',
            instructions: 'How many instructions the guest completed.',
            cache_references: 'Accesses to the cache.',
            cache_misses: 'Accesses that the cache could not answer.',
            branch_instructions: 'Branches executed.',
            branch_misses: 'Branches predicted wrongly.',
            bus_cycles: 'Bus cycles, which can differ from the CPU\'s clock.',
            stalled_cycles_frontend: 'Cycles in which the CPU waited for instructions.',
            stalled_cycles_backend: 'Cycles in which the CPU waited for data or units.',
            ref_cpu_cycles: 'CPU cycles at the nominal frequency.',
            cpu_clock: 'Time by the CPU\'s clock.',
            task_clock: 'Time that the guest\'s threads ran.',
            page_faults: 'Page faults of the guest\'s process.',
            context_switches: 'How often the guest\'s threads were switched.',
            cpu_migrations: 'How often the guest\'s threads changed the host CPU.',
            page_faults_min: 'Page faults settled without a disk.',
            page_faults_maj: 'Page faults that needed a disk.',
            alignment_faults: 'Accesses the kernel had to align.',
            emulation_faults: 'Instructions the kernel had to emulate.',
          }), required: true, enforced: true },
        enabled: { doc: 'Whether the counter runs.', value: yesNo, required: true, enforced: true },
      },
    }, many: true, required: true },
  },
};

export const pm: ElementSpec = {
  doc: 'Which sleep states the firmware offers to the guest.',
  since: '0.10.2',
  manual: 'power-management',
  children: {
    'suspend-to-disk': { spec: {
      doc: 'ACPI state S4, hibernation.',
      attributes: {
        enabled: { doc: 'Whether the guest may hibernate; the hypervisor decides when missing.', value: yesNo },
      },
    } },
    'suspend-to-mem': { spec: {
      doc: 'ACPI state S3, sleep.',
      attributes: {
        enabled: { doc: 'Whether the guest may sleep; the hypervisor decides when missing.', value: yesNo },
      },
    } },
  },
};
