import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-udev-mac',
  category: 'network',
  severity: 'benign',
  title: 'udev cannot make a lasting MAC for a tap',
  match: [
    'ould not generate persistent MAC address for {device:path}: No such file or directory',
    'ould not generate persistent MAC',
    'ould not set AlternativeName',
  ],
  message: 'udev cannot derive a lasting MAC address for a tap or bridge device; harmless.',
  why: 'Virtual devices have no hardware identity to derive one from.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'systemd src/udev/net/link-config.c',
    text: 'Could not generate persistent MAC address for %s',
  },
  samples: [
    'systemd-udevd[9]: Could not generate persistent MAC address for vnet12: No such file or directory',
    'systemd-udevd[9]: vnet12: Could not generate persistent MAC: No data available',
  ],
  nearMisses: [
    'systemd-udevd[9]: vnet12: Failed to rename network interface',
    "Cannot get interface MAC on 'vnet12': No such device",
  ],
});
