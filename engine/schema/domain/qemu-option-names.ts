/** Options of QEMU's command line, as qemu-options.hx of 7.2.0 and 10.0.13 have them. */

const WITH_VALUE = `D L M accel acpitable action add-fd append audio audiodev bios blockdev boot cdrom chardev chroot compat cpu d debugcon device dfilter display drive dtb dump-vmstate echr fda fdb fsdev fw_cfg g gdb global hda hdb
hdc hdd icount incoming initrd iscsi k kernel loadvm m machine mem-path mon monitor msg mtdblock name net netdev nic numa object option-rom overcommit parallel pflash pidfile plugin prom-env qmp qmp-pretty qtest qtest-log
readconfig rotate rtc run-with runas sandbox sd seed semihosting-config serial set shim smbios smp spice tpmdev trace usbdevice uuid vga virtfs vnc watchdog-action xen-domid`;
const ALONE = `S async-teardown audio-help daemonize enable-kvm enable-sync-profile full-screen h help jitdump mem-prealloc no-acpi no-fd-bootchk no-hpet no-reboot no-shutdown no-user-config nodefaults nographic old-param only-migratable
perfmap portrait preconfig s semihosting singlestep snapshot usb version win2k-hack xen-attach xen-domid-restrict`;
/** Removed before 7.2.0; what follows them is not known here. */
const GONE = `alt-grab balloon ctrl-grab curses enable-fips enable-hax mlock no-frame no-kvm no-kvm-irqchip no-kvm-pit no-kvm-pit-reinjection no-quit nodefconfig realtime redir sdl show-cursor smb soundhw tb-size tdf tftp trace-unassigned
virtfs_synth watchdog writeconfig xen-create`;

const names = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const [withValue, alone, gone] = [names(WITH_VALUE), names(ALONE), names(GONE)];

/** Whether an option, without its hyphens, has a value after it; `gone` when only older QEMUs had it, `unknown` when none did. */
export function qemuOptionKind(name: string): 'with-value' | 'alone' | 'gone' | 'unknown' {
  if (withValue.has(name)) return 'with-value';
  return alone.has(name) ? 'alone' : gone.has(name) ? 'gone' : 'unknown';
}

/** The first QEMU of which the list may lack something. */
export const OPTIONS_KNOWN_BEFORE = '10.1.0';
