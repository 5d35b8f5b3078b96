import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where whoever keeps this machine says what its users may not do from an editor: VS Code has policies for settings of its own only.
 * Users cannot write there.
 */
export function policyFile(platform: NodeJS.Platform = process.platform, programData = process.env['ProgramData'] ?? 'C:\\ProgramData'): string {
  if (platform === 'win32') return join(programData, 'virt-doctor', 'policy.json');
  return platform === 'darwin' ? '/Library/Application Support/virt-doctor/policy.json' : '/etc/virt-doctor/policy.json';
}

/** Whether `{ "remoteEditing": false }` stands in the file. A file that cannot be read or understood forbids as well: it is there for something. */
export function policyForbidsEditing(path = policyFile()): boolean {
  try {
    const policy = JSON.parse(readFileSync(path, 'utf8')) as { readonly remoteEditing?: unknown } | null;
    return typeof policy !== 'object' || policy === null || (policy.remoteEditing !== undefined && policy.remoteEditing !== true);
  } catch (error) {
    const { code } = error as { code?: string };
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
