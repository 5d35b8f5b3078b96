import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-format',
  category: 'storage',
  severity: 'fatal',
  title: 'The device of a pool has no or another format',
  match: [
    "Device '{device:quoted}' is unrecognized, requires build",
    "Device '{device:quoted}' already formatted using",
    "Format of device '{device:quoted}' does not match the expected format",
    "Unable to probe '{device:quoted}' for existing data",
    'Failed to create filesystem probe for device {device:path}',
  ],
  message: 'The device {device} is not formatted as the pool says.',
  why: 'A new device has no file system or partition table; libvirt does not overwrite what it finds.',
  remedy: 'Correct <source><format type=>. Only when nothing on the device is needed: virsh pool-build POOL --overwrite erases it.',
  checks: [{ command: 'lsblk -f' }, { command: 'virsh pool-dumpxml POOL' }],
  xml: [{ path: '/pool/source/format/@type' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/storage/storage_util.c virStorageBackendBLKIDFindFS, virStorageBackendDeviceIsEmpty', text: "Device '%1$s' is unrecognized, requires build / Format of device '%1$s' does not match the expected format '%2$s', forced overwrite is necessary" },
  samples: [
    "error: Storage pool probe failed: Device '/dev/sdp' is unrecognized, requires build",
    "error: Requested operation is not valid: Format of device '/dev/sdp' does not match the expected format 'ext4'",
  ],
  nearMisses: ["Device '/dev/sdp' is formatted"],
});
