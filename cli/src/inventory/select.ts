import { readFileSync } from 'node:fs';
import picomatch from 'picomatch';
import { listSshHosts } from '../../../host/index.ts';
import { UsageError } from '../options.ts';
import { reason } from '../reason.ts';
import { type InventoryHost, readInventory } from './inventory.ts';

export interface HostChoice {
  /** Hosts and patterns. */
  readonly hosts: readonly string[];
  /** Files with inventories; `-` is standard input. */
  readonly inventories: readonly string[];
  /** Patterns over names and groups, as Ansible has them. */
  readonly limit: string | undefined;
  readonly sshConfig: string | undefined;
}

const isPattern = (text: string): boolean => /[*?]/.test(text) && !/[/\\]/.test(text);

/** picomatch takes a second argument, which `filter` and `some` would give it. */
function matcher(pattern: string): (text: string) => boolean {
  const matches = picomatch(pattern, { dot: true, nonegate: true, noextglob: true, nobrace: true });
  return (text) => matches(text);
}

/**
 * The hosts that are meant, each once: those of `hosts` (patterns choose among the names of the ssh configuration) and of the
 * inventories, as far as `limit` lets them through. Throws UsageError when a pattern or the whole choice means none.
 */
export function selectHosts({ hosts, inventories, limit, sshConfig }: HostChoice): InventoryHost[] {
  const named = hosts.flatMap((term) => (isPattern(term) ? fromSshConfig(term, sshConfig) : [term]));
  const all = new Map<string, InventoryHost>();
  for (const host of [...named.map((name) => ({ name, address: name, groups: [] })), ...inventories.flatMap(read)]) if (!all.has(host.name)) all.set(host.name, host);
  const chosen = limit === undefined ? [...all.values()] : limited([...all.values()], limit);
  if (chosen.length === 0) throw new UsageError(limit === undefined ? 'no host is named' : `--limit ${limit}: it leaves no host`);
  return chosen;
}

function fromSshConfig(pattern: string, sshConfig: string | undefined): string[] {
  const found = listSshHosts(sshConfig === undefined ? {} : { sshConfig }).filter(matcher(pattern));
  if (found.length === 0) throw new UsageError(`${pattern}: no Host of the ssh configuration is called so`);
  return found;
}

function read(file: string): InventoryHost[] {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError((error as NodeJS.ErrnoException).code === 'EISDIR' ? `${file}: a folder; name the inventory file in it` : `${file}: ${reason(error)}`);
  }
  return readInventory(text, file);
}

/** `web:&staging:!db1,mail*`: what is named, then what `&` keeps of it, then without what `!` names; of names and groups. */
function limited(hosts: readonly InventoryHost[], limit: string): InventoryHost[] {
  const terms = limit.split(/[,:]/).map((term) => term.trim()).filter(Boolean);
  if (terms.some((term) => term.startsWith('~'))) throw new UsageError(`--limit ${limit}: regular expressions are not taken; * and ? are`);
  const matches = (term: string) => {
    const is = term === 'all' ? () => true : matcher(term);
    return ({ name, groups }: InventoryHost): boolean => is(name) || groups.some(is);
  };
  const kind = (mark: string): ((host: InventoryHost) => boolean)[] => terms.filter((term) => term.startsWith(mark)).map((term) => matches(term.slice(1)));
  const plain = terms.filter((term) => !/^[!&]/.test(term)).map(matches);
  const [kept, without] = [kind('&'), kind('!')];
  return hosts.filter((host) => (plain.length === 0 || plain.some((is) => is(host))) && kept.every((is) => is(host)) && !without.some((is) => is(host)));
}
