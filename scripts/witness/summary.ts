import type { Judgement } from './judge.ts';

/** `245 of 301 rules confirmed with libvirt's own words, 40 not judged here; 1 to look at: …` */
export function summarise(judgements: readonly Judgement[]): string {
  const rules = new Set(judgements.map((j) => j.rule));
  const having = (test: (j: Judgement) => boolean): Set<string> => new Set(judgements.filter(test).map((j) => j.rule));
  const confirmed = having((j) => j.kind === 'bad' && j.outcome === 'confirmed');
  const wrong = having((j) => j.outcome !== 'confirmed' && j.outcome !== 'not-judged');
  const open = [...rules].filter((rule) => !confirmed.has(rule) && !wrong.has(rule));
  const good = judgements.filter((j) => j.kind === 'good');
  return `${confirmed.size} of ${rules.size} rules refused in libvirt's own words, ${open.length} cannot be judged here, ${wrong.size} to look at; ${good.filter((j) => j.outcome === 'confirmed').length} of ${good.length} good examples accepted`;
}
