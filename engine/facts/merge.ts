import type { HostFacts } from './host-facts.ts';

/** What tells the members of a list apart; a list without one is taken as a whole. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  numaCells: ['id'],
  domains: ['name'],
  networks: ['name'],
  pools: ['name'],
  interfaces: ['name'],
  images: ['path'],
  guests: ['osType', 'arch'],
  domainCapabilities: ['emulator', 'domainType', 'machine', 'arch'],
};

type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);

function mergeLists(before: readonly unknown[], after: readonly unknown[], keys: readonly string[]): unknown[] {
  const identity = (member: unknown): string => JSON.stringify(keys.map((key) => (isThing(member) ? member[key] : member)));
  const merged = new Map(before.map((member) => [identity(member), member]));
  for (const member of after) {
    const known = merged.get(identity(member));
    merged.set(identity(member), isThing(known) && isThing(member) ? { ...known, ...member } : member);
  }
  return [...merged.values()];
}

/** What is known when `after` is learnt besides `before`: the later word holds, parts of one thing are put together. */
export function mergeFacts(before: HostFacts, after: Partial<HostFacts>): HostFacts {
  const merged: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(after)) {
    const old = merged[name];
    if (value === undefined) continue;
    if (Array.isArray(old) && Array.isArray(value) && KEYS[name]) merged[name] = mergeLists(old, value, KEYS[name]);
    else merged[name] = isThing(old) && isThing(value) ? { ...old, ...value } : value;
  }
  return merged;
}
