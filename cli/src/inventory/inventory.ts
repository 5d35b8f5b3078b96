import type { NamedHost } from '../../../host/index.ts';
import { UsageError } from '../options.ts';
import { type Groups, InventoryError, type Variables } from './group.ts';
import { readIni } from './ini.ts';
import { readJson } from './json.ts';
import { readYaml } from './yaml.ts';

/** A host of an inventory with all groups that it is in, direct or not. */
export interface InventoryHost extends NamedHost {
  readonly groups: readonly string[];
}

const MAX_HOSTS = 10_000;
const MAX_DEPTH = 32;

/**
 * Reads an Ansible inventory: INI, the common part of YAML, or the JSON of `ansible-inventory --list`; its content tells which.
 * Of the variables, only those that say where a host is are used. Throws UsageError with words for the user.
 */
export function readInventory(text: string, file: string): InventoryHost[] {
  if (text.startsWith('#!')) throw new UsageError(`${file}: it is a program, and virt-doctor runs none; give what it prints: ansible-inventory -i ${file} --list`);
  try {
    return hostsOf(readerFor(text)(text));
  } catch (error) {
    if (error instanceof InventoryError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function readerFor(text: string): (text: string) => Groups {
  const first = text.split('\n').map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('#') && !line.startsWith(';')) ?? '';
  if (first.startsWith('{')) return readJson;
  return first === '---' || /:(?:\s*#.*)?$/.test(first) ? readYaml : readIni;
}

/** Hosts in the order of the file; what a child group says wins over its parents, the host's own words over all. */
function hostsOf(groups: Groups): InventoryHost[] {
  const found = new Map<string, { groups: Set<string>; layers: Map<string, Variables>; own: Map<string, string> }>();
  const visit = (name: string, above: readonly string[]): void => {
    const group = groups.get(name);
    if (!group || above.includes(name) || above.length > MAX_DEPTH) return;
    const path = [...above, name];
    for (const [host, own] of group.hosts) {
      const known = found.get(host) ?? { groups: new Set(), layers: new Map(), own: new Map() };
      found.set(host, known);
      if (found.size > MAX_HOSTS) throw new InventoryError(`it names more than ${MAX_HOSTS} hosts`);
      for (const each of path) {
        known.groups.add(each);
        known.layers.set(each, groups.get(each)!.variables);
      }
      for (const [key, value] of own) known.own.set(key, value);
    }
    for (const child of group.children) visit(child, path);
  };
  const children = new Set([...groups.values()].flatMap((group) => group.children));
  for (const name of groups.keys()) if (!children.has(name)) visit(name, []);
  const all = groups.get('all')?.variables ?? new Map<string, string>();
  return [...found].map(([name, { groups: inGroups, layers, own }]) => ({
    name, groups: [...inGroups].filter((group) => group !== 'all'), address: addressOf(name, new Map([...all, ...[...layers.values()].flatMap((layer) => [...layer]), ...own])),
  }));
}

/** What `ansible_host`, `ansible_user`, `ansible_port` and `ansible_connection` make of a name; without them it is a name for ssh. */
function addressOf(name: string, variables: Variables): string {
  const get = (...keys: string[]): string | undefined => keys.map((key) => variables.get(key)).find((value) => value !== undefined && value !== '');
  if (get('ansible_connection') === 'local') return 'local';
  const host = get('ansible_host', 'ansible_ssh_host') ?? name;
  const user = get('ansible_user', 'ansible_ssh_user');
  const port = get('ansible_port', 'ansible_ssh_port');
  const login = user === undefined ? '' : `${user}@`;
  if (port === undefined) return `${login}${host}`;
  return `ssh://${login}${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}
