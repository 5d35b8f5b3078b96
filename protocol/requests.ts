import type { Cause, Check, Diagnosis, Gravity, HostFacts, LogMarkKind, NamedText, Timeline, UserSignature } from '../engine/index.ts';

/** Our own LSP requests and notifications, typed once for both ends. Positions and ranges are LSP's. */

export const EXPLAIN_LOG = 'virtDoctor/explainLog';
/** The user's own signatures for a log, for who scans it where it lies. */
export const OWN_SIGNATURES = 'virtDoctor/ownSignatures';
export const EXPLAIN_RULE = 'virtDoctor/explainRule';
export const DIAGNOSE = 'virtDoctor/diagnose';
/** Logs of one incident, merged by time. */
export const TIMELINE = 'virtDoctor/timeline';
export const SET_HOST_FACTS = 'virtDoctor/setHostFacts';
/** The marks of a log's lines, for an editor that draws them. */
export const LOG_MARKS = 'virtDoctor/logMarks';
/** The failing records of an open log. */
export const LOG_EXTRACT = 'virtDoctor/logExtract';
export const STATUS = 'virtDoctor/status';
export const AUTO_CLOSE = 'virtDoctor/autoClose';
/** From the server, to a client that has said `readsFiles`: the text of a file that the server cannot reach itself. */
export const READ_FILE = 'virtDoctor/readFile';
/** From the server, after a document was judged. */
export const JUDGED = 'virtDoctor/judged';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What a client may tell in `initialize`; everything has a default, so that any LSP client will do. */
export interface InitializationOptions {
  /** Where a rule's page is: this, then the rule's id. */
  readonly ruleUri?: string;
  /** The client wants JUDGED. */
  readonly judgements?: boolean;
  /** The client answers READ_FILE. */
  readonly readsFiles?: boolean;
  /** The client itself holds `.virt-doctor.json` against its JSON schema. */
  readonly jsonSchema?: boolean;
  /** The command that shows a place, `[uri, position]`, with which code lenses are made. */
  readonly showPlaceCommand?: string;
}

/** Facts to judge `uri` by: a document, a folder with all below it when it ends with a slash, or without one every document. `facts: null` forgets them. */
export interface SetHostFactsParams {
  readonly uri?: string;
  readonly host: string | null;
  readonly facts: HostFacts | null;
}

export interface JudgedParams {
  readonly uri: string;
  readonly version: number;
  readonly kind: DocumentKind;
  /** The host whose facts were used. */
  readonly host: string | null;
  /** The host that the configuration names while there are no facts of any, and the folder for which it does, with a final slash. */
  readonly wanted: { readonly host: string; readonly folder: string } | null;
  readonly findings: number;
  /** Ids of the rules that lack a fact of the host. */
  readonly skipped: readonly string[];
  /** The facts that they lack, each once. */
  readonly lacks: readonly string[];
}

export type DocumentKind = 'domain' | 'log' | 'config' | 'script' | 'other';

export interface ReadFileParams {
  readonly uri: string;
}

/** null when there is no such file. */
export type ReadFileResult = { readonly text: string } | null;

export interface DiagnoseParams {
  readonly vm?: string;
  readonly xml?: NamedText;
  readonly logs: readonly NamedText[];
  readonly facts?: HostFacts;
  /** Also what happened when. */
  readonly timeline?: boolean;
  /** Where the evidence comes from, or `untitled:…` for nowhere: the configuration for it may have signatures of the user's own. */
  readonly uri?: string;
}

/** A stretch of one line of a log; its text is made visible and may be cut. */
export interface LogLine {
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

export interface ReportedCause extends Omit<Cause, 'element' | 'evidence' | 'explains'> {
  readonly element?: { readonly xpath: string; readonly label: string; readonly range: Range };
  readonly evidence: readonly LogLine[];
  readonly explains: readonly LogLine[];
}

export interface DiagnoseResult extends Omit<Diagnosis, 'causes' | 'telling' | 'others'> {
  readonly causes: readonly ReportedCause[];
  readonly telling: readonly LogLine[];
  readonly timeline?: Timeline;
  readonly wrong?: WrongConfig;
}

export interface TimelineParams {
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  /** Where they come from, as for a diagnosis. */
  readonly uri?: string;
}

export type TimelineResult = Timeline;

export interface ExplainLogParams {
  readonly name: string;
  readonly text: string;
  /** Where it comes from: the configuration for it may have signatures of the user's own. */
  readonly uri?: string;
}

export interface OwnSignaturesParams {
  readonly uri: string;
}

export interface OwnSignaturesResult {
  readonly signatures: readonly UserSignature[];
  readonly wrong?: WrongConfig;
}

/** What is wrong with a configuration, so that not all that it says is heeded: places in it, with messages. */
export interface WrongConfig {
  readonly uri: string;
  readonly lines: readonly LogLine[];
}

/** One thing that a log says, with all the lines that say it. */
export interface LogStatement {
  readonly id: string;
  readonly severity: Gravity;
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly checks: readonly Check[];
  /** The first lines only; `times` counts them all. */
  readonly lines: readonly LogLine[];
  readonly times: number;
}

/** Most urgent first. */
export interface ExplainLogResult {
  readonly statements: readonly LogStatement[];
  readonly wrong?: WrongConfig;
}

export interface OpenLogParams {
  readonly uri: string;
}

/** The gravest thing of each line, the 5,000 most urgent; `words` is what matched, of chatter all of its line. null when the document is no open log. */
export type LogMarksResult = { readonly version: number; readonly marks: readonly { readonly kind: LogMarkKind; readonly words: Range }[] } | null;

/** Lines from 0, texts made visible; null when the document is no open log. */
export type LogExtractResult = readonly { readonly line: number; readonly text: string }[] | null;

export interface ExplainRuleParams {
  readonly id: string;
}

/** The rule's page as plain text; null when there is no such rule. */
export type ExplainRuleResult = string | null;

/** Sent when `>` or `/` was just typed in front of `position`. */
export interface AutoCloseParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** The end tag to insert at the position, as a snippet; null when none belongs there. */
export type AutoCloseResult = string | null;

export interface StatusResult {
  readonly version: string;
  /** Absent in a web worker. */
  readonly pid?: number;
  readonly openDocuments: number;
  /** Our own mistakes since the start. */
  readonly bugs: readonly string[];
}
