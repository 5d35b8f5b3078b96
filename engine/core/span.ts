/** A half-open stretch of a text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in one of several texts; `uri` is absent for the text under inspection. */
export interface Place {
  readonly uri?: string;
  readonly span: Span;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** True when `offset` lies in the span or at its end, as a cursor would. */
export const touches = (s: Span, offset: number): boolean => s.start <= offset && offset <= s.end;

/** True when the two spans share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** True when `inner` lies wholly within `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
