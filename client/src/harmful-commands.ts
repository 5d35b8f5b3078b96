/** What the commands are about that may harm a host (engine/signatures/command-codes.ts); the engine is not loaded for a look. */
export const COMMANDS = /sysctl|nosm[ae]p|numactl|cache-miss|kernel\.sm|fsck|zfs|zpool|dracut|modprobe|dmidecode|kvmalloc|qemu|\bkvm\b|blockdev|pgrep/;
