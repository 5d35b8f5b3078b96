import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-virt-manager',
  category: 'other',
  severity: 'benign',
  title: 'Debug output of virt-manager',
  match: ['virt-manager {pid:number}] DEBUG \\({module:word}\\) (Loading stored URIs|virt-manager version|AppIndicator3|Launched as|GTK version|libguestfs|virtManager import|Showing|network=|Refreshing|poll)', '] DEBUG \\({module:word}\\) (Loading stored URIs|virt-manager version|AppIndicator3|Launched as|virtManager import|GTK version|Showing |connection=|window counter)'],
  message: 'virt-manager writes what it does.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'virt-manager, virtManager/engine.py and others', text: 'Loading stored URIs:' },
  samples: ['[Mon, 01 Jan 2024 10:00:00 virt-manager 44] DEBUG (cli:204) virt-manager version: 4.1.0', '[Mon, 01 Jan 2024 10:00:01 virt-manager 44] DEBUG (engine:115) Loading stored URIs:'],
  nearMisses: ['[Mon, 01 Jan 2024 10:00:01 virt-manager 44] ERROR (error:84) Error starting domain', 'DEBUG (error:84) error dialog message:'],
});
