import { describe, expect, test } from 'vitest';
import { hostSummary, type HostFacts } from '../../engine/index.ts';
import { markup, type Act } from '../../client/src/page/html.ts';
import { hostPage } from '../../client/src/views/host-page.ts';
import { rackFacts } from './rack.ts';

/** The page, and its text with one line for each element. */
function page(facts: HostFacts): { text: string; words: string; acts: Act[] } {
  const acts: Act[] = [];
  const text = markup(hostPage(hostSummary(facts), { host: 'rack', taken: 'These facts were recorded.', buttons: [{ title: 'Open as JSON', run: () => 'opened' }] }), (act) => acts.push(act) - 1);
  return { text, words: text.replace(/<[^>]*>/g, '\n').replace(/\n+/g, '\n'), acts };
}

describe('the page of a host', () => {
  const { text, words, acts } = page(rackFacts());

  test('tells in tables what its pictures show', () => {
    const memory = /<caption>Memory and CPUs of the nodes<\/caption>.*?<\/table>/s.exec(text)![0];
    expect([...memory.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row]) => [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell))).toEqual([
      ['0', '16 GiB', '11 GiB', '17 GiB', '0-3', '1 (db), 2 (db, wide)', ''],
      ['1', '16 GiB', '1 GiB', '5 GiB', '4-7', '6 (wide)', '4 of 1 GiB, 1 free'],
    ]);
    expect(words).toContain('\nCPU 2, bound: db, wide\n');
    expect(words).toContain('\nCPU 7, isolated, nobody is bound to it\n');
    expect(words).toContain('\nCPU 3, offline, nobody is bound to it\n');
  });

  test('draws claims in proportion; what goes beyond the node is marked', () => {
    const [first, , , , any] = [...text.matchAll(/<svg class="bar".*?<\/desc>(.*?)<\/svg>(?=<(?:p|h3|svg class="cpus"|div|section))/gs)].map(([, bar]) => bar!);
    const widths = (bar: string): string[] => [...bar.matchAll(/<svg x="([^"]*)" y="0" width="([^"]*)"/g)].map(([, x, width]) => `${x} ${width}`);
    expect(widths(first!)).toEqual(['0% 70.59%', '70.59% 29.41%']);
    expect(first).toContain('<rect x="94.12%" y="1" width="5.88%" height="20" class="beyond"></rect>');
    expect(widths(any!)).toEqual(['0% 6.25%']);
  });

  test('gives each picture a name and a description', () => {
    const pictures = text.match(/<svg class="(?:bar|cpus)"[^>]*>/g)!;
    expect(pictures).toHaveLength(7);
    for (const picture of pictures) expect(picture).toMatch(/ role="img" .*aria-label="[^"]{20,}"/);
    expect(text.match(/<\/title><desc>/g)).toHaveLength(7);
  });

  test('names rows and columns of its tables, and levels of headings', () => {
    expect([...text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level)).filter((level, i, all) => level > (all[i - 1] ?? 0) + 1)).toEqual([]);
    for (const [, head] of text.matchAll(/<thead>(.*?)<\/thead>/gs)) expect(head).toMatch(/^<tr>(?:<th scope="col"[^>]*>[^<]*<\/th>)+<\/tr>$/);
    for (const [, row] of text.matchAll(/<tbody>.*?<tr>(.*?)<\/tr>/gs)) expect(row).toMatch(/^<th scope="row"/);
    expect(acts.map((act) => act())).toEqual(['opened']);
  });

  test('says what is not known, whatever that is', () => {
    const { words: empty, text: bare } = page({});
    expect(empty).toContain('\nNot known\n');
    expect(empty).toContain('\nmemory\n');
    expect(bare).not.toMatch(/NaN|undefined|<svg|<table/);
  });

  test('of hostile facts has no markup but its own', () => {
    const evil = '</title></svg><script>x</script>" onload="\u202e\u001b[1m\n';
    const tags = (one: string): string[] => one.match(/<\/?\w+/g)!;
    const evilPage = page(rackFacts(evil)).text;
    expect(tags(evilPage)).toEqual(tags(page(rackFacts('a')).text));
    expect(evilPage).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
