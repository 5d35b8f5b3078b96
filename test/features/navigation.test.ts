import { describe, expect, test } from 'vitest';
import { contains } from '../../engine/core/span.ts';
import { autoClose } from '../../engine/features/auto-close.ts';
import { documentLinks } from '../../engine/features/document-links.ts';
import { foldingRanges } from '../../engine/features/folding-ranges.ts';
import { linkedNames } from '../../engine/features/linked-editing.ts';
import { definitions, highlights, references } from '../../engine/features/references.ts';
import { rename, renameTarget } from '../../engine/features/rename.ts';
import { selectionRanges } from '../../engine/features/selection-ranges.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { descendants } from '../../engine/xml/query.ts';
import { corpusFiles, sharedFolder } from '../corpus.ts';
import { randomFrom } from '../schema/mutants.ts';
import { atCursor } from './marked.ts';

const cut = (text: string) => ({ start, end }: { start: number; end: number }): string => text.slice(start, end);

describe('folding', () => {
  const folded = (text: string): string[] => foldingRanges(parseXml(text)).map((f) => `${f.kind}: ${cut(text)(f.span)}`);

  test('hides what is in an element and leaves its end tag', () => {
    expect(folded('<a>\n  <b>\n    x\n  </b>\n</a>\n')).toEqual(['element: <a>\n  <b>\n    x\n  </b>', 'element: <b>\n    x']);
    expect(folded('<a>\r\n  <b/>\r\n</a>')).toEqual(['element: <a>\r\n  <b/>']);
  });

  test('has nothing to hide where there is one line, or only the end tag on the next', () => {
    expect(folded('<a><b/></a>')).toEqual([]);
    expect(folded('<a>\n</a>')).toEqual([]);
  });

  test('takes a tag over several lines, CDATA, comments, runs of comments and regions', () => {
    expect(folded("<a><b\n  c='d'\n/></a>")).toContain("element: <b\n  c='d'\n/>");
    expect(folded('<a><![CDATA[\n]]></a>')).toEqual(['element: <![CDATA[\n]]>']);
    expect(folded('<a><!-- x\n --></a>')).toEqual(['comment: <!-- x\n -->']);
    expect(folded('<a><!-- x -->\n<!-- y -->\n\n<!-- z --></a>').filter((f) => f.startsWith('comment'))).toEqual(['comment: <!-- x -->\n<!-- y -->']);
    expect(folded('<a><!-- #region disks -->\n<b/>\n<!-- #endregion --></a>')).toContain('region: <!-- #region disks -->\n<b/>\n<!-- #endregion -->');
    expect(folded('<a><!-- #endregion --><b/>\n<!-- #region --></a>')).not.toContainEqual(expect.stringContaining('region:'));
  });

  test('goes to the end of what is never closed', () => {
    expect(folded('<a>\n  <b>\n    <c/>\n</a>')).toContain('element: <b>\n    <c/>\n');
  });
});

describe('selection', () => {
  const grown = (marked: string): string[] => {
    const { text, offset } = atCursor(marked);
    return selectionRanges(parseXml(text), offset).map(cut(text));
  };

  test('grows from a value to its attribute, all attributes, the tag, the element, what is around it', () => {
    expect(grown("<d>\n <a x='1' y='2|3'>t</a>\n</d>")).toEqual([
      '23', "y='23'", "x='1' y='23'", "<a x='1' y='23'>", "<a x='1' y='23'>t</a>", "\n <a x='1' y='23'>t</a>\n", "<d>\n <a x='1' y='23'>t</a>\n</d>",
    ]);
  });

  test('grows from a text without blanks to the content and the element', () => {
    expect(grown('<a> te|xt </a>')).toEqual(['text', ' text ', '<a> text </a>']);
  });

  test('grows within comments, CDATA and end tags', () => {
    expect(grown('<a><!-- wo|rd --></a>')).toEqual(['word', '<!-- word -->', '<a><!-- word --></a>']);
    expect(grown('<a>1<![CDATA[ r|aw ]]></a>')).toContain('raw');
    expect(grown('<a>1</a|>').slice(0, 2)).toEqual(['a', '</a>']);
  });

  test('has an answer for an empty text', () => expect(grown('|')).toEqual([]));
});

describe('linked names', () => {
  const linked = (marked: string): string[] | undefined => {
    const { text, offset } = atCursor(marked);
    return linkedNames(parseXml(text), offset)?.map((s) => `${s.start}:${cut(text)(s)}`);
  };

  test('are those of start and end tag, from either, at both ends of the name', () => {
    for (const marked of ['<|disk></disk>', '<di|sk></disk>', '<disk|></disk>', '<disk></|disk>', '<disk></disk|>']) expect(linked(marked)).toEqual(['1:disk', '8:disk']);
    expect(linked('<a><b:c|></b:c></a>')).toEqual(['4:b:c', '10:b:c']);
  });

  test('are none elsewhere, in empty elements, and where the tags differ', () => {
    for (const marked of ['|<disk></disk>', '<disk| />', "<disk |x='1'></disk>", '<disk>|</disk>', '<di|sk></dosk>', '<di|sk>', '<!-- <di|sk></disk> -->']) expect(linked(marked)).toBeUndefined();
  });
});

describe('end tags', () => {
  const closing = (marked: string): string | undefined => {
    const { text, offset } = atCursor(marked);
    return autoClose(parseXml(text), offset);
  };

  test('follow a start tag that has none', () => {
    for (const marked of ['<a>|', '<d>\n  <a>|\n</d>', '<d><a>|<a></a></d>', "<d><a x='>'>|</d>", '<d>\n  <a>|\n  <b/>\n</d>']) expect(closing(marked)).toBe('$0</a>');
    expect(closing('<qemu:arg>|')).toBe('$0</qemu:arg>');
  });

  test('do not follow what is closed, empty, or no tag', () => {
    for (const marked of ['<a>|</a>', '<d><a/>|</d>', '<a></a>|', "<a x='>|'/>", '<d><!-- <a>| --></d>', '<d><![CDATA[<a>|]]></d>', '<?xml?>|', '<>|', 'x>|', '|']) expect(closing(marked)).toBeUndefined();
  });

  test('are finished behind </', () => {
    expect(closing('<d><a></|</d>')).toBe('a>$0');
    expect(closing('<d>\n  <a>\n  </|\n</d>')).toBe('a>$0');
    for (const marked of ['</|', '<d></|d>', '<d><a/|></d>']) expect(closing(marked)).toBeUndefined();
  });
});

describe('links', () => {
  const links = (body: string, files = true): string[] => {
    const text = `<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>${body}</domain>`;
    return documentLinks(parseXml(text), { files }).map((l) => `${cut(text)(l.span)} → ${l.target}`);
  };

  test('lead to files of disks, firmware, logs and programs', () => {
    expect(links("<os><loader>/fw/code.fd</loader><nvram template='/fw/vars.fd'> /v/a b.fd </nvram></os>")).toEqual(['/fw/code.fd → file:///fw/code.fd', '/fw/vars.fd → file:///fw/vars.fd', '/v/a b.fd → file:///v/a%20b.fd']);
    expect(links("<devices><emulator>/bin/q</emulator><disk><source file='/i/&#x23;1?.img'/><backingStore><source file='/i/base'/></backingStore></disk></devices>")).toEqual(['/bin/q → file:///bin/q', '/i/&#x23;1?.img → file:///i/%231%3F.img', '/i/base → file:///i/base']);
    expect(links("<devices><serial type='file'><source path='/s.log'/><log file='/l.log'/></serial></devices>")).toEqual(['/s.log → file:///s.log', '/l.log → file:///l.log']);
  });

  test('do not lead to devices, sockets, directories, relative paths or other people’s machines', () => {
    expect(links("<devices><serial type='unix'><source path='/s.sock'/></serial><disk><source dev='/dev/sda'/></disk><disk><source file='/dev/sda'/></disk><filesystem><source dir='/d'/></filesystem></devices>")).toEqual([]);
    expect(links("<devices><disk><source file='a.img'/></disk><disk><source file='/a/../b'/></disk><disk><source file='//host/share'/></disk><disk><source file='/a\ud800'/></disk></devices>")).toEqual([]);
    expect(links('<os><loader>/fw/code.fd</loader></os>', false)).toEqual([]);
  });

  test('lead to the web, and never run anything', () => {
    expect(links("<metadata><o:os xmlns:o='http://o/' id='https://example.org/os/1'/></metadata><description>http://example.org/x</description>", false)).toEqual(['https://example.org/os/1 → https://example.org/os/1', 'http://example.org/x → http://example.org/x']);
    expect(links("<description>command:workbench.action.quit</description><title>javascript:alert(1)</title><name>http://a b</name><devices><disk><source file='command:x'/></disk></devices>")).toEqual([]);
  });

  test('put the address of an http disk together', () => {
    expect(links("<devices><disk type='network'><source protocol='https' name='isos/a.iso' query='k=v'><host name='mirror.example' port='8443'/></source></disk></devices>")).toEqual(['isos/a.iso → https://mirror.example:8443/isos/a.iso?k=v']);
    expect(links("<devices><disk type='network'><source protocol='https' name='a'><host name='x/@y'/></source></disk></devices>")).toEqual([]);
  });
});

describe.skipIf(!sharedFolder)('on the valid corpus', () => {
  const files = corpusFiles('valid');

  test('linked ranges are the names of every element that has two tags', () => {
    for (const { path, text } of files) {
      const document = parseXml(text);
      if (!document.root) continue;
      for (const element of [document.root, ...descendants(document.root)]) {
        if (!element.endNameSpan) continue;
        const found = linkedNames(document, element.endNameSpan.start);
        if (!found || found.some((s) => cut(text)(s) !== element.name)) throw new Error(`${path}: <${element.name}>`);
      }
    }
  });

  test('selections grow step by step, folds and links stay within the text', () => {
    const random = randomFrom(7);
    for (const { path, text } of files) {
      const document = parseXml(text);
      for (let i = 0; i < 20; i++) {
        const offset = random(text.length + 1);
        const steps = selectionRanges(document, offset);
        steps.forEach((step, n) => { if (n > 0 && !contains(step, steps[n - 1]!)) throw new Error(`${path}:${offset}`); });
      }
      for (const { span } of [...foldingRanges(document), ...documentLinks(document, { files: true })]) if (span.start < 0 || span.end > text.length || span.start >= span.end) throw new Error(path);
    }
  });

  test('broken texts have answers within the text', () => {
    const random = randomFrom(5);
    for (const { path, text } of files.filter((_, i) => i % 4 === 0)) {
      const from = random(text.length);
      const broken = text.slice(0, from) + ['', '<', '"', "='", '<!--', '</disk>', '\0'][random(7)]! + text.slice(from + random(60));
      const document = parseXml(broken);
      for (let i = 0; i < 5; i++) {
        const offset = random(broken.length + 1);
        const renaming = rename(document, offset, ['7', 'ua-x', 'a b', ''][random(4)]!);
        const spans = [
          ...foldingRanges(document).map((f) => f.span), ...selectionRanges(document, offset), ...linkedNames(document, offset) ?? [], ...documentLinks(document, { files: true }).map((l) => l.span),
          ...definitions(document, offset), ...references(document, offset, { declarations: true }), ...highlights(document, offset).map((h) => h.span),
          ...(renaming && 'edits' in renaming ? renaming.edits.map((e) => e.span) : []),
        ];
        autoClose(document, offset);
        renameTarget(document, offset);
        for (const span of spans) if (span.start < 0 || span.start > span.end || span.end > broken.length) throw new Error(`${path}:${offset}: ${span.start}-${span.end} of ${broken.length}`);
      }
    }
  });

  test('a tag that is typed anew is closed as it was', () => {
    const random = randomFrom(11);
    let asked = 0;
    let right = 0;
    for (const { text } of files.filter((_, i) => i % 5 === 0)) {
      const root = parseXml(text).root;
      const elements = root ? [...descendants(root)].filter((e) => e.endTag) : [];
      const element = elements[random(Math.max(elements.length, 1))];
      if (!element) continue;
      asked++;
      const typed = text.slice(0, element.startTag.end) + text.slice(element.endTag!.end);
      if (autoClose(parseXml(typed), element.startTag.end) === `$0</${element.name}>`) right++;
    }
    expect(asked).toBeGreaterThan(200);
    expect(right / asked).toBeGreaterThanOrEqual(0.99);
  });
});
