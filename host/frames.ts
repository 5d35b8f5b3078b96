/** The answer to one question, cut out of what the script printed. */
export interface Section {
  readonly stdout: Buffer;
  /** The last bytes of the standard error. */
  readonly stderr: string;
  readonly status: number;
}

export interface Frames {
  /** False when the script never spoke: what came was somebody else's. */
  readonly begun: boolean;
  /** False when the connection ended before the script did. */
  readonly complete: boolean;
  readonly sections: ReadonlyMap<string, Section>;
}

/** Cuts what `buildScript`'s script printed at the lines with its mark. Whatever stands before, between and after them is ignored. */
export function readFrames(output: Buffer, mark: string): Frames {
  const sections = new Map<string, Section>();
  let begun = false;
  let at = 0;
  for (;;) {
    const begin = find(output, `\n${mark} begin `, at);
    if (!begin) break;
    begun = true;
    const end = find(output, `\n${mark} end ${begin.rest}\n`, begin.lineEnd);
    const done = end && find(output, `\n${mark} done ${begin.rest}\n`, end.start);
    if (!done) break;
    const said = output.subarray(end.lineEnd + 1, Math.max(done.start, end.lineEnd + 1)).toString('utf8');
    const exit = /(?:^|\n)exit (\d+)\s*$/.exec(said);
    sections.set(begin.rest, {
      stdout: output.subarray(begin.lineEnd + 1, Math.max(end.start, begin.lineEnd + 1)),
      stderr: exit ? said.slice(0, exit.index).trim() : said.trim(),
      status: exit ? Number(exit[1]) : -1,
    });
    at = done.start;
  }
  return { begun, complete: output.includes(`\n${mark} over\n`), sections };
}

interface Line {
  readonly start: number;
  /** The rest of the line after what was looked for. */
  readonly rest: string;
  readonly lineEnd: number;
}

function find(output: Buffer, text: string, from: number): Line | undefined {
  const start = output.indexOf(text, from);
  if (start < 0) return undefined;
  const after = start + text.length;
  if (text.endsWith('\n')) return { start, rest: '', lineEnd: after - 1 };
  const lineEnd = output.indexOf(10, after);
  return lineEnd < 0 ? undefined : { start, rest: output.subarray(after, lineEnd).toString('latin1'), lineEnd };
}
