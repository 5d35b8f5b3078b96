import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virtinst-location',
  category: 'configuration',
  severity: 'fatal',
  title: 'virt-install found nothing to install there',
  match: ['ould not find an installable distribution', 'rror validating install location: {error}', "ouldn't find kernel for install tree"],
  message: 'virt-install found no kernel and no install tree at that place.',
  why: '--location wants the root of an install tree or an install ISO with a known layout; live images and many desktop ISOs have none.',
  remedy: 'Use --cdrom for that ISO, correct the address, or name the files: --location URL,kernel=…,initrd=….',
  checks: [{ command: 'virt-install --osinfo list' }],
  xml: [{ path: 'os/kernel' }],
  witness: { source: 'virt-install 4.1.0 virtinst/install/urldetect.py, install/installertreemedia.py, virtinstall.py', text: "Could not find an installable distribution at URL '%s' / Error validating install location: %s / Couldn't find kernel for install tree." },
  samples: [
    "ERROR    Error validating install location: Could not find an installable distribution at URL 'https://pear.test/seven'",
    "ERROR    Couldn't find kernel for install tree.",
  ],
  nearMisses: ['Found an installable distribution'],
});
