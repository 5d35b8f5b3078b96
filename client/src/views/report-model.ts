import type { Check, Gravity, Timeline } from '../../../engine/index.ts';

/** Where a link of a report leads: a place in one of the texts it is about, or the page of a code. */
export type ReportTarget =
  | { readonly kind: 'place'; readonly file: string; readonly line: number; readonly character: number }
  | { readonly kind: 'code'; readonly code: string };

/** Words that lead somewhere. They may be texts of others, as any text of a report. */
export interface ReportLink {
  readonly text: string;
  readonly target: ReportTarget;
}

/** What a block is about; each form of a report has its own word for it. */
export type Label = 'what' | 'why' | 'remedy' | 'xml' | 'host' | 'log' | 'check' | 'also' | 'code';

/** A stretch of a section, in the order in which it is read. */
export type Block =
  | { readonly kind: 'text'; readonly label: Label; readonly text: string }
  /** A link and what it stands for. */
  | { readonly kind: 'place'; readonly label: Label; readonly link?: ReportLink; readonly text: string; readonly note?: string }
  | { readonly kind: 'links'; readonly label: Label; readonly links: readonly ReportLink[] }
  /** Quoted lines of texts; `more` were left out. */
  | { readonly kind: 'lines'; readonly label: Label; readonly lines: readonly { readonly link: ReportLink; readonly text: string }[]; readonly more: number }
  /** Commands are shown, never run. */
  | { readonly kind: 'checks'; readonly checks: readonly Check[] }
  /** What happened when: `events` in words, and the whole for a picture, in the zone that the words have. */
  | { readonly kind: 'timeline'; readonly timeline: Timeline; readonly zone: ReportZone; readonly events: readonly TimelineEvent[]; readonly more: number; readonly notes: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly (string | ReportLink)[] };

export interface TimelineEvent {
  readonly time: string;
  readonly kind: string;
  readonly link: ReportLink;
  readonly text: string;
}

/** What the times that people see are ahead of UTC, in milliseconds, and what that zone is called. */
export interface ReportZone {
  readonly name: string;
  ahead(ms: number): number;
}

export interface ReportSection {
  readonly title: string;
  /** A few words on what is in it: how grave, how sure. */
  readonly tags: readonly string[];
  readonly gravity?: Gravity;
  readonly blocks: readonly Block[];
}

/** What is reported, in the order in which it is read; the page and the plain text are both written from this. */
export interface Report {
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly ReportSection[];
}
