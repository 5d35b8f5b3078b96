/** Sections whose children libvirt looks up in all of them at once, so that a second one is not lost as a whole. */
export const mergedSections: ReadonlySet<string> = new Set(['devices', 'features', 'clock', 'os', 'hyperv', 'kvm', 'xen', 'cputune', 'iothreadids', 'vcpus', 'pm', 'memtune', 'blkiotune', 'metadata']);
