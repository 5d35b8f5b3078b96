import type { ElementSpec } from '../../element-spec.ts';
import { cpuset, oneOf, unit, unsignedInt, unsignedLong } from './values.ts';

const memoryBackingHugepages: ElementSpec = {
  doc: 'The guest\'s memory comes from huge pages, which have to be reserved on the host before it starts.',
  children: {
    page: { spec: {
      doc: 'One size of huge pages, for all of the guest\'s memory or for some of its NUMA cells.',
      since: '1.2.5',
      attributes: {
        size: { doc: 'The size of one page, such as 2 or 1 together with its unit. The host has to know it.', value: unsignedLong, required: true, enforced: true },
        unit: { doc: 'The unit of the page size: M for the common 2 MiB pages, G for 1 GiB.', value: unit, default: 'KiB', unchecked: 'empty' },
        nodeset: { doc: 'The guest\'s NUMA cells (not the host\'s nodes) whose memory has this page size; all when missing.', value: cpuset },
      },
    }, many: true },
  },
};

export const memoryBacking: ElementSpec = {
  doc: 'What the guest\'s memory is made of on the host: page size, locking, sharing.',
  manual: 'memory-backing',
  children: {
    access: { spec: {
      doc: 'Whether other processes see what the guest writes to its memory.',
      attributes: {
        mode: { doc: 'Sharing of the guest\'s memory with other processes; NUMA cells can override it.', value: oneOf({
            shared: 'Other processes such as virtiofsd see the guest\'s memory.',
            private: 'The memory belongs to QEMU alone.',
          }), required: true, unchecked: 'empty' },
      },
    } },
    allocation: { spec: {
      doc: 'When the host provides the guest\'s memory.',
      attributes: {
        mode: { doc: 'Whether all memory is claimed at start or page by page on first use.', value: oneOf({
            immediate: 'All of the memory is claimed at start: it is certain, but start takes longer.',
            ondemand: 'Pages are claimed as the guest first touches them.',
          }), unchecked: 'empty' },
        threads: { doc: 'How many threads claim the memory at start, for large guests.', value: unsignedInt, since: '8.2.0' },
      },
    } },
    discard: { spec: {
      doc: 'Throws the memory\'s contents away when the guest ends instead of writing them back to a file.',
      since: '4.4.0',
    } },
    hugepages: { spec: memoryBackingHugepages },
    locked: { spec: {
      doc: 'Keeps the guest\'s memory from being swapped out. Wants a <hard_limit> in <memtune>, else QEMU may lock all of the host\'s memory.',
      since: '1.0.6',
    } },
    nosharepages: { spec: {
      doc: 'Keeps the host\'s KSM from merging equal pages of this guest with those of others.',
      since: '1.0.6',
    } },
    source: { spec: {
      doc: 'What kind of host memory is behind the guest\'s. virtiofs and vhost-user want memfd or file with shared access.',
      attributes: {
        type: { doc: 'The kind of memory behind the guest.', value: oneOf({
            file: 'Files in the memory_backing_dir of qemu.conf.',
            anonymous: 'Plain memory of the process, which others cannot share.',
            memfd: { doc: 'Memory without a name that can be shared by descriptor; works with huge pages.', since: '4.10.0' },
          }), required: true, default: 'anonymous', unchecked: 'empty' },
      },
    } },
  },
};
