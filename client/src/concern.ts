import type { TextDocument } from 'vscode';
import { Range } from 'vscode';
import { COMMANDS } from './harmful-commands.ts';

export const PULLED_SCHEME = 'virt-doctor';

/** Where documents worth judging lie: not the old side of a diff, not an output channel. */
export const SCHEMES: readonly string[] = ['file', 'untitled', PULLED_SCHEME, 'vscode-vfs', 'vscode-test-web', 'memfs'];
/** Languages of documents that may be logs. */
export const LOG_LANGUAGES: ReadonlySet<string> = new Set(['log', 'virt-log', 'plaintext']);
export const LANGUAGES: readonly string[] = ['xml', ...LOG_LANGUAGES, 'shellscript', 'markdown'];
/** As the engine has it, which is not loaded for a name. */
export const CONFIG_NAME = '.virt-doctor.json';

const LINES_LOOKED_AT = 400;
const LETTERS_LOOKED_AT = 100_000;
/** libvirt's documents that hold domains. */
const DOMAIN = /<(?:domain|domainsnapshot|domaincheckpoint|domstatus|qemustatus)\b/;
/** Its devices, which may come alone. */
const DEVICE = /<(?:disk|interface|hostdev|controller|filesystem|lease|input|sound|audio|video|graphics|serial|parallel|console|channel|smartcard|redirdev|hub|rng|tpm|memory|memballoon|nvram|panic|pstore|shmem|vsock|watchdog|iommu|crypto)[\s>]/;
const ANY_ELEMENT = /<[\w:]/;
const VIRTUALISATION = /libvirt|virsh|qemu|\bkvm\b|vfio|virtio|vhost|swtpm|\bvirt-|virbr|vnet\d|nova|vdsm/i;

/**
 * Whether the server is to be started for a document. Generous and cheap: it decides when memory is spent, not what is a domain or a log;
 * that is the server's to say.
 */
export function mayConcernUs(document: TextDocument): boolean {
  if (!SCHEMES.includes(document.uri.scheme)) return false;
  if (document.uri.path.endsWith(`/${CONFIG_NAME}`)) return true;
  if (document.languageId === 'log' || document.languageId === 'virt-log') return true;
  if (!LANGUAGES.includes(document.languageId)) return false;
  const head = document.getText(new Range(0, 0, LINES_LOOKED_AT, 0)).slice(0, LETTERS_LOOKED_AT);
  if (document.languageId === 'shellscript' || document.languageId === 'markdown') return COMMANDS.test(head);
  if (document.languageId === 'xml') return DOMAIN.test(head) || DEVICE.test(head) || !ANY_ELEMENT.test(head);
  return VIRTUALISATION.test(head) || VIRTUALISATION.test(document.uri.path);
}
