/** What a domain shows its screen by and plays its sound with, found out once for the rules that ask for each device. */
import { all, remembered, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** The types of all <graphics>. */
export const graphicsTypes = remembered((domain: Element): ReadonlySet<string> => new Set(all(domain, 'devices', 'graphics').map((g) => value(g, 'type') ?? '')));

/** The <audio> back ends by id; of two with one id the first. */
export const audioById = remembered((domain: Element): ReadonlyMap<string, Element> => {
  const found = new Map<string, Element>();
  for (const audio of all(domain, 'devices', 'audio')) {
    const id = value(audio, 'id');
    if (id !== undefined && !found.has(id)) found.set(id, audio);
  }
  return found;
});
