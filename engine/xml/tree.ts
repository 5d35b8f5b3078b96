import type { Span } from '../core/span.ts';

/** What the text lacks of being well-formed XML. `related` is another stretch that belongs to it (the tag left open). */
export interface Problem {
  readonly code:
    | 'tag-not-closed' | 'end-tag-without-start' | 'tag-incomplete' | 'attribute-without-value' | 'attribute-not-quoted'
    | 'quote-missing' | 'duplicate-attribute' | 'bare-ampersand' | 'unknown-entity' | 'stray-less-than' | 'bad-name'
    | 'comment-not-closed' | 'comment-double-hyphen' | 'cdata-not-closed' | 'instruction-not-closed' | 'doctype-not-closed'
    | 'text-outside-root' | 'second-root' | 'no-root' | 'control-character' | 'declaration-not-first' | 'attributes-not-separated'
    | 'cdata-end-in-text' | 'less-than-in-value' | 'too-deep';
  readonly span: Span;
  readonly message: string;
  readonly related?: { readonly span: Span; readonly message: string };
  readonly fix?: { readonly title: string; readonly span: Span; readonly newText: string };
}

export interface Attribute {
  readonly kind: 'attribute';
  /** With its prefix, as written. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Entities and character references resolved, white space normalised to blanks. */
  readonly value: string;
  /** Between the quotes; absent while only the name is typed. */
  readonly valueSpan?: Span;
  /** From the name to the closing quote. */
  readonly span: Span;
  readonly owner: Element;
}

export interface Element {
  readonly kind: 'element';
  /** With its prefix, as written. */
  readonly name: string;
  readonly nameSpan: Span;
  /** From `<` to `>` of the start tag, or as far as it goes. */
  readonly startTag: Span;
  /** Absent when the element is empty (`<a/>`) or never closed. */
  readonly endTag?: Span;
  readonly endNameSpan?: Span;
  /** Written as `<a/>`. */
  readonly selfClosed: boolean;
  /** From `<` of the start tag to `>` of the end tag. */
  readonly span: Span;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Node[];
  readonly parent: Element | undefined;
}

export interface Text {
  readonly kind: 'text' | 'cdata';
  readonly span: Span;
  /** Entities resolved for text, verbatim for CDATA. */
  readonly value: string;
  readonly parent: Element | undefined;
}

/** Kept, never looked into: a DOCTYPE's entities are not expanded and nothing external is read. */
export interface Aside {
  readonly kind: 'comment' | 'instruction' | 'doctype';
  readonly span: Span;
  /** What stands between the markers. */
  readonly value: string;
  readonly parent: Element | undefined;
}

export type Node = Element | Text | Aside;

/** A text as a tree; every text has one, however broken. */
export interface XmlDocument {
  readonly text: string;
  /** The first element of the top level. */
  readonly root: Element | undefined;
  readonly nodes: readonly Node[];
  readonly problems: readonly Problem[];
}

/** Anything of the tree that can be pointed at. */
export type Target = Element | Attribute | Text | Span;
