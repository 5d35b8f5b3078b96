import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'host-pcie-aer',
  category: 'other',
  severity: 'degraded',
  title: 'A PCIe device reported an uncorrectable error',
  match: [
    'AER: (Multiple |)(Uncorrected|Uncorrectable) \\((Fatal|Non-Fatal)\\) error (received:|message received from) {device:path}',
    'PCIe Bus Error: severity=(Uncorrected|Uncorrectable) \\((Fatal|Non-Fatal)\\)',
  ],
  message: 'The host received an uncorrectable PCIe error; devices behind that port may have stopped.',
  why: 'Hardware: riser, cable, slot, power, an unstable card or power saving (ASPM). A passed-through device takes its VM along.',
  remedy: 'See which device it was (lspci -t), reseat it, update firmware; pcie_aspm=off helps where power saving is the cause.',
  checks: [{ command: 'journalctl -k -g AER' }, { command: 'lspci -tv' }],
  witness: { source: 'Linux drivers/pci/pcie/aer.c aer_print_error, aer_print_port_info; later kernels say Uncorrectable and aer_print_source', text: 'PCIe Bus Error: severity=%s, type=%s, (%s); %s%s error received: %04x:%02x:%02x.%d; %s%s error message received from %04x:%02x:%02x.%d%s' },
  samples: [
    'kernel: pcieport 0000:00:07.0: AER: Uncorrected (Fatal) error received: 0000:41:00.0',
    'kernel: pcieport 0000:00:07.0: AER: Multiple Uncorrectable (Non-Fatal) error message received from 0000:41:00.0',
    'kernel: pear 0000:41:00.0: PCIe Bus Error: severity=Uncorrected (Non-Fatal), type=Transaction Layer, (Requester ID)',
    'kernel: pear 0000:41:00.0: PCIe Bus Error: severity=Uncorrectable (Fatal), type=Data Link Layer, (Receiver ID)',
  ],
  nearMisses: [
    'kernel: pcieport 0000:00:07.0: AER: Corrected error received: 0000:41:00.0',
    'kernel: pear 0000:41:00.0: PCIe Bus Error: severity=Corrected, type=Physical Layer',
  ],
});
