import { pageBytes } from '../../schema/domain/memory.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hugepage-size-zero',
  profile: 'libvirt',
  severity: 'error',
  title: 'A huge page size of zero',
  why: 'A page of no size holds nothing.',
  remedy: "Write a page size that the host has, as 2 MiB or 1 GiB, or leave <page> out for the host's default.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHugepagesParseXML', text: "hugepage size can't be zero" }],
  visits: ['domain/memoryBacking/hugepages/page'],
  *check(page) {
    if (pageBytes(page) === 0n) yield { at: attribute(page, 'size')!, message: 'The size of a huge page cannot be 0.' };
  },
  bad: ["<memoryBacking><hugepages><page «size='0'» unit='KiB'/></hugepages></memoryBacking>"],
  good: ["<memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>", '<memoryBacking><hugepages/></memoryBacking>'],
});
