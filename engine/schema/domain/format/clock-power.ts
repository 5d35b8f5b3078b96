import type { ElementSpec } from '../../element-spec.ts';
import { oneOf, signedDelta, timeZone, unsignedInt, unsignedLong, yesNo } from './values.ts';

export const clockTimer: ElementSpec = {
  doc: '',
  attributes: {
    name: { doc: '', value: oneOf({ platform: '', rtc: '', tsc: '', hpet: '', pit: '', armvtimer: '', kvmclock: '', hypervclock: '' }), required: true, enforced: true },
    track: { doc: '', value: oneOf({ boot: '', guest: '', wall: '', realtime: '' }), when: { '@name': ['platform', 'rtc'] } },
    tickpolicy: { doc: '', value: oneOf({ delay: '', merge: '', discard: '', catchup: '' }), when: { '@name': ['armvtimer', 'hpet', 'pit', 'platform', 'rtc', 'tsc'] } },
    frequency: { doc: '', value: unsignedLong, when: { '@name': ['tsc'] } },
    mode: { doc: '', value: oneOf({ auto: '', native: '', emulate: '', paravirt: '', smpsafe: '' }), when: { '@name': ['tsc'] } },
    present: { doc: '', value: yesNo },
  },
  children: {
    catchup: { spec: {
      doc: '',
      attributes: {
        threshold: { doc: '', value: unsignedInt, unchecked: true },
        slew: { doc: '', value: unsignedInt, unchecked: true },
        limit: { doc: '', value: unsignedInt, unchecked: true },
      },
    }, when: { '@name': ['armvtimer', 'hpet', 'pit', 'platform', 'rtc', 'tsc'] } },
  },
};

export const clock: ElementSpec = {
  doc: '',
  attributes: {
    offset: { doc: '', value: oneOf({ localtime: '', utc: '', timezone: '', variable: '', absolute: '' }), required: true, unchecked: 'empty' },
    adjustment: { doc: '', value: oneOf({ reset: { doc: '', when: { '@offset': ['localtime', 'utc'] } } }, signedDelta), when: { '@offset': ['localtime', 'utc', 'variable'] }, unchecked: true },
    timezone: { doc: '', value: timeZone, when: { '@offset': ['timezone'] }, unchecked: true },
    basis: { doc: '', value: oneOf({ utc: '', localtime: '' }), when: { '@offset': ['variable'] }, unchecked: 'empty' },
    start: { doc: '', value: unsignedLong, required: true, when: { '@offset': ['absolute'] }, enforced: true },
  },
  children: {
    timer: { spec: clockTimer, many: true },
  },
};

export const perf: ElementSpec = {
  doc: '',
  children: {
    event: { spec: {
      doc: '',
      attributes: {
        name: { doc: '', value: oneOf({
            cmt: '',
            mbmt: '',
            mbml: '',
            cpu_cycles: '',
            instructions: '',
            cache_references: '',
            cache_misses: '',
            branch_instructions: '',
            branch_misses: '',
            bus_cycles: '',
            stalled_cycles_frontend: '',
            stalled_cycles_backend: '',
            ref_cpu_cycles: '',
            cpu_clock: '',
            task_clock: '',
            page_faults: '',
            context_switches: '',
            cpu_migrations: '',
            page_faults_min: '',
            page_faults_maj: '',
            alignment_faults: '',
            emulation_faults: '',
          }), required: true, unchecked: true },
        enabled: { doc: '', value: yesNo, required: true, unchecked: true },
      },
    }, many: true, required: true },
  },
};

export const pm: ElementSpec = {
  doc: '',
  children: {
    'suspend-to-disk': { spec: {
      doc: '',
      attributes: {
        enabled: { doc: '', value: yesNo },
      },
    } },
    'suspend-to-mem': { spec: {
      doc: '',
      attributes: {
        enabled: { doc: '', value: yesNo },
      },
    } },
  },
};
