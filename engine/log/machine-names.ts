/** A way in which a line of a log names a virtual machine. */
export interface MachineName {
  /** Its name; the first letters of its name; the letters and digits of its name, as long as a name of a scope may be; its UUID. */
  readonly is: 'name' | 'short' | 'plain' | 'uuid';
  readonly text: string;
}

/** Longer lines speak of so much that their first part must do. */
const LONGEST = 4000;

/**
 * Witnesses, libvirt 11.3.0: src/qemu/qemu_monitor.c "… (vm='%1$s')"; src/qemu and src/conf "domain '%1$s'", "Domain id=%d name='%s'
 * uuid=%s is tainted"; src/qemu/qemu_command.c "-name guest=…"; src/conf/domain_conf.c virDomainDefGetShortName (folders
 * domain-ID-NAME, the name cut to 20 characters); src/conf/virconftypes and qemu_conf.c (logs, state, saves and variables are files called
 * after the machine); src/hypervisor/domain_driver.c virDomainMachineNameAppendValid (scopes and control groups qemu-ID-NAME, of
 * the letters that a host name may have); src/security/security_apparmor.c (profiles libvirt-UUID).
 */
const WAYS: readonly (readonly [is: MachineName['is'], pattern: RegExp])[] = [
  ['name', /\bvm=['"‘“]([^'"’”\n]{1,255})['"’”]/g],
  ['name', /\b[Dd]omain ['"‘“]([^'"’”\n]{1,255})['"’”]/g],
  ['name', /\bDomain id=\d{1,9} name='([^'\n]{1,255})'/g],
  ['name', /\bguest=([^,\n]{1,255}),/g],
  ['name', /\/libvirt\/qemu\/(?:autostart\/|save\/)?([^/'"’”:\n]{1,255})\.(?:log|xml|pid|save)\b/g],
  ['name', /\/libvirt\/qemu\/nvram\/([^/'"’”:\n]{1,255})_VARS\.\w{1,9}\b/g],
  ['short', /\/domain-\d{1,9}-([^/'"’”:\n]{1,20})/g],
  ['plain', /\bqemu(?:\\x2d|-)\d{1,9}(?:\\x2d|-)([\w.\\-]{1,200}?)\.(?:scope|libvirt-qemu)\b/g],
  ['uuid', /\blibvirt-([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\b/gi],
];

/** All virtual machines that a line names in the ways of libvirt, QEMU and the kernel, whether or not anybody knows them. Linear. */
export function machinesNamed(line: string): MachineName[] {
  const text = line.slice(0, LONGEST);
  return WAYS.flatMap(([is, pattern]) => Array.from(text.matchAll(pattern), ([, found]): MachineName => ({ is, text: found! })));
}

/** src/conf/domain_conf.c VIR_DOMAIN_SHORT_NAME_MAX. */
const SHORT = 20;

const plain = (name: string): string => name.replace(/\\x[\da-f]{2}/gi, '').replace(/[^a-z\d]/gi, '').slice(0, 40).toLowerCase();

/** Whether a line that names a machine may mean the one with this name and, where it is known, this UUID. */
export function mayMean(found: MachineName, name: string, uuid: string | undefined): boolean {
  switch (found.is) {
    case 'name': return found.text === name;
    case 'short': return found.text.length < SHORT ? name === found.text : name.startsWith(found.text);
    case 'plain': return plain(found.text) !== '' && plain(name).startsWith(plain(found.text));
    case 'uuid': return uuid === undefined || found.text.toLowerCase() === uuid.toLowerCase();
  }
}
