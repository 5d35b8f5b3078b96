/** The ids of a domain's I/O threads (libvirt 11.3.0 src/conf/domain_conf.c virDomainIOThreadIDDefArrayInit). */
import { all, child } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { count, countText } from '../read.ts';

/** More threads than this nobody has; the number may be anything. */
const SANE = 10_000;

/** The named ids, and as many of the lowest free ones as <iothreads> counts beyond them; undefined when the count is not sensible. */
export function iothreadIds(domain: Element): ReadonlySet<number> | undefined {
  const named = all(domain, 'iothreadids', 'iothread').map((e) => count(e, 'id'));
  const written = child(domain, 'iothreads');
  const counted = written ? countText(written) : 0;
  if (counted === undefined || counted > SANE || named.includes(undefined)) return undefined;
  const ids = new Set(named as number[]);
  for (let id = 1, missing = counted - named.length; missing > 0; id++) {
    if (ids.has(id)) continue;
    ids.add(id);
    missing--;
  }
  return ids;
}

/** How the ids read in a message. */
export const describeIothreads = (ids: ReadonlySet<number>): string =>
  ids.size === 0 ? 'the domain has no I/O threads' : `the domain has ${ids.size === 1 ? 'only I/O thread' : 'I/O threads'} ${[...ids].sort((a, b) => a - b).slice(0, 12).join(', ')}${ids.size > 12 ? ', …' : ''}`;
