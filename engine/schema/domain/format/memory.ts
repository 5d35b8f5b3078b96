import type { ElementSpec } from '../../element-spec.ts';
import { cpuset, oneOf, unit, unsignedInt, unsignedLong } from './values.ts';

export const memoryBackingHugepages: ElementSpec = {
  doc: '',
  children: {
    page: { spec: {
      doc: '',
      attributes: {
        size: { doc: '', value: unsignedLong, required: true, enforced: true },
        unit: { doc: '', value: unit, unchecked: 'empty' },
        nodeset: { doc: '', value: cpuset },
      },
    }, many: true },
  },
};

export const memoryBacking: ElementSpec = {
  doc: '',
  children: {
    access: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ shared: '', private: '' }), required: true, unchecked: 'empty' },
      },
    } },
    allocation: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ immediate: '', ondemand: '' }), unchecked: 'empty' },
        threads: { doc: '', value: unsignedInt, unchecked: true },
      },
    } },
    discard: { spec: {
      doc: '',
    } },
    hugepages: { spec: memoryBackingHugepages },
    locked: { spec: {
      doc: '',
    } },
    nosharepages: { spec: {
      doc: '',
    } },
    source: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ file: '', anonymous: '', memfd: '' }), required: true, unchecked: 'empty' },
      },
    } },
  },
};
