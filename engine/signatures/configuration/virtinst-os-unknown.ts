import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virtinst-os-unknown',
  category: 'configuration',
  severity: 'fatal',
  title: 'virt-install does not know the operating system',
  match: ["Unknown OS name '{os:quoted}'", 'osinfo OS name is required, but no value was'],
  message: 'virt-install needs the name of the operating system, or does not know the one given.',
  why: 'The osinfo database is older than the system, or nothing was detected on the medium. Since 4.0 a name is required.',
  remedy: 'Take one of virt-install --osinfo list, write --osinfo detect=on,require=off, or update osinfo-db.',
  checks: [{ command: 'virt-install --osinfo list' }],
  witness: { source: 'virt-install 4.1.0 virtinst/osdict.py, virtinst/virtinstall.py', text: "Unknown OS name '%s'. See `--osinfo list` for valid values. / --os-variant/--osinfo OS name is required, but no value was\nset or detected." },
  samples: [
    "ERROR    Unknown OS name 'pear77'. See `--osinfo list` for valid values.",
    '--os-variant/--osinfo OS name is required, but no value was\nset or detected.',
  ],
  nearMisses: ['Using pear77 --osinfo default'],
});
