/** `npm run new-signature -- CATEGORY CAUSE-ID`: the template of a signature, whose test fails until it is filled in. */
import { newDataFile } from './new-data-file.ts';

newDataFile('engine/signatures', (id, family) => `import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: '${id}',
  category: '${family === 'security-permission' ? 'security/permission' : family === 'daemon-connection' ? 'daemon/connection' : family}',
  severity: 'fatal',
  title: '',
  // From the source's format string, not from one line: {name} for what varies.
  match: [],
  message: '',
  why: '',
  remedy: '',
  checks: [{ command: '' }],
  witness: { source: '', text: '' },
  samples: [],
  nearMisses: [],
});
`);
