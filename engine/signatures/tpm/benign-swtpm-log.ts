import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-swtpm-log',
  category: 'tpm',
  severity: 'benign',
  title: 'swtpm made the TPM state',
  match: ['Successfully (created|authored|activated|signed|enabled|provisioned) {what}', 'swtpm_setup: Not overwriting existing state file', 'Not overwriting existing state file', 'Starting vTPM manufacturing as', 'Ending vTPM manufacturing @', 'TPM is listening on', 'Creating root CA and a local CA', 'Invoking {program:path}swtpm-localca'],
  unless: ['error', 'fail'],
  message: 'swtpm_setup prepared the state of the virtual TPM.',
  why: 'Normal output at the first start of a VM with a TPM.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'swtpm, src/swtpm_setup/swtpm_setup.c', text: 'Successfully authored TPM state.' },
  samples: ['Successfully authored TPM state.', 'Starting vTPM manufacturing as tss:tss @ Mon 01 Jan 2024 12:00:00 AM UTC'],
  nearMisses: ['An error occurred. Authoring the TPM state failed.', 'swtpm process terminated unexpectedly.'],
});
