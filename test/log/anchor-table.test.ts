import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../engine/log/encode-utf8.ts';
import { anchorIn, anchorsOf } from '../../engine/log/known-anchors.ts';
import { fingerprintOf } from '../../engine/signatures/anchor-table.ts';
import { signatures } from '../../engine/signatures/index.ts';

const about = (...match: readonly string[]) => ({ ...signatures[0]!, match, unless: [] });

/** What is read of an anchor that was written. */
function back(source: string, text: string): unknown {
  const signature = about(source);
  return anchorsOf({ of: fingerprintOf(signature), anchors: [anchorIn(source, text)] }, signature);
}

describe('the table of anchors', () => {
  it('writes the place of a text in its pattern, and reads the text', () => {
    expect(anchorIn('Could not pear seven', 'not pear s')).toBe(6);
    expect(back('Could NOT pear seven', 'not pear s')).toEqual([['not pear s']]);
  });

  it('knows texts that start within a character', () => {
    const text = encodeUtf8('für größe').slice(2, 12);
    expect(anchorIn('Kann für Größe nicht', text)).toBe(1006);
    expect(back('Kann für Größe nicht', text)).toEqual([[text]]);
  });

  it('writes other texts as they are', () => {
    expect(back('a\\(pear\\) seven', 'a(pear) se')).toEqual([['a(pear) se']]);
    expect(back('pear', 'pea')).toEqual([['pea']]);
  });

  it('says nothing of other patterns', () => {
    expect(anchorsOf({ of: fingerprintOf(about('pear')), anchors: [0] }, about('plum'))).toBeUndefined();
  });
});
