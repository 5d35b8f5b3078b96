import { oneLine } from '../engine/index.ts';
import { type Answer, fail, type HostAddress, succeed } from './answer.ts';

/** What OpenSSH refuses in names since 9.6 because a ProxyCommand may hand them to a shell (CVE-2023-51385), and invisible characters. */
const UNSAFE_IN_HOST = /[\s'"`$\\;&<>|(){},\p{C}]/u;
const UNSAFE_IN_USER = /[\s'"`;&<>|(){}\p{C}]|\\$/u;

const bad = (message: string): Answer<HostAddress> =>
  fail({ code: 'bad-address', message, remedy: 'Write user@host, a host from your ssh configuration, ssh://user@host:port, local, or the path of a folder with recorded answers.', detail: '' });

const shown = (text: string): string => `"${oneLine(text, 80)}"`;

/**
 * Reads what a person writes for a host: an ssh destination (`user@host`, an alias of ssh_config, `ssh://user@host:port`,
 * `qemu+ssh://user@host/system`), `local`, or a folder (anything with a slash in it, or after `recorded:`).
 */
export function parseAddress(text: string): Answer<HostAddress> {
  const trimmed = text.trim();
  if (trimmed === '') return bad('No host was named.');
  if (trimmed === 'local') return succeed({ kind: 'local' });
  if (trimmed.startsWith('recorded:')) return recorded(trimmed.slice('recorded:'.length));
  const uri = /^([a-z][a-z0-9+]*):\/\/(.*)$/i.exec(trimmed);
  if (uri) return fromUri(uri[1]!.toLowerCase(), uri[2]!, trimmed);
  // DOMAIN\user@host is a login, C:\folder is not.
  if (trimmed.includes('/') || (trimmed.includes('\\') && !trimmed.includes('@'))) return recorded(trimmed);
  return destination(trimmed, trimmed);
}

const recorded = (folder: string): Answer<HostAddress> =>
  folder === '' || folder.includes('\0') ? bad('The folder with recorded answers has no name.') : succeed({ kind: 'recorded', folder });

function fromUri(scheme: string, rest: string, whole: string): Answer<HostAddress> {
  if (scheme === 'file') return recorded(rest);
  if (scheme !== 'ssh' && scheme !== 'qemu+ssh') return bad(`${shown(whole)} is not an address that virt-doctor can ask; only ssh is spoken.`);
  const authority = rest.split(/[/?#]/, 1)[0]!;
  const port = /:(\d+)$/.exec(authority)?.[1];
  if (port !== undefined && !(Number(port) > 0 && Number(port) < 65536)) return bad(`${port} is not a port.`);
  const named = port === undefined ? authority : authority.slice(0, -port.length - 1);
  if (/:/.test(named.slice(named.lastIndexOf('@') + 1)) && !/\[[\da-f:.]+(?:%\w+)?\]$/i.test(named)) return bad(`${shown(authority)}: an IPv6 address stands in brackets.`);
  return destination(named, `ssh://${authority}`);
}

/** Refuses what ssh could take for an option or a ProxyCommand's shell for a command. `named` is checked, `asGiven` is kept. */
function destination(named: string, asGiven: string): Answer<HostAddress> {
  const at = named.lastIndexOf('@');
  const user = at < 0 ? undefined : named.slice(0, at);
  const host = named.slice(at + 1);
  if (named.length > 512) return bad('The name of the host is too long.');
  if (host === '' || user === '') return bad(`${shown(named)} lacks a ${host === '' ? 'host' : 'user'}.`);
  if (host.startsWith('-') || user?.startsWith('-')) return bad(`${shown(named)} begins with "-", which ssh would take for an option.`);
  if (UNSAFE_IN_HOST.test(host) || (user !== undefined && UNSAFE_IN_USER.test(user))) return bad(`${shown(named)} holds a character that no host or user name has.`);
  return succeed({ kind: 'ssh', destination: asGiven });
}

/** The address as a person would write it; `parseAddress` reads it back. */
export function addressText(address: HostAddress): string {
  if (address.kind === 'ssh') return address.destination;
  return address.kind === 'local' ? 'local' : /[/\\]/.test(address.folder) && !address.folder.includes('://') ? address.folder : `recorded:${address.folder}`;
}
