/** The engine's front door: what is not exported here is nobody's business outside. */
export type { Place, Span } from './core/span.ts';
export { createLineIndex, type LineIndex, type LinePosition } from './core/line-index.ts';
export { severities, type Edit, type Evidence, type Finding, type Fix, type Severity } from './core/finding.ts';
export type { Block, Prose } from './core/prose.ts';
export type { Check } from './core/check.ts';
export type { HostFacts, FactName } from './facts/host-facts.ts';
export type { Probe } from './facts/probe.ts';
export type { Bundle, Cause, Diagnosis, LogEvidence, NamedText } from './diagnosis/cause.ts';
export type { AnyRule, Example, Profile, Rule, Witness } from './rules/rule.ts';
export type { Category, Gravity, Signature } from './signatures/signature.ts';
export type { Hit } from './log/hit.ts';
export type { Attribute, Element, Problem, XmlDocument } from './xml/tree.ts';
export { parseXml } from './xml/parse.ts';
