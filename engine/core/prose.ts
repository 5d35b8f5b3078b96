/** Texts for people, as structure: what comes from a log or an XML file stays plain text until the very last door, which escapes it. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string; readonly language?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export type Prose = readonly Block[];

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const quote = (text: string): Block => ({ kind: 'quote', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const code = (text: string, language?: string): Block => (language === undefined ? { kind: 'code', text } : { kind: 'code', text, language });
export const link = (text: string, url: string): Block => ({ kind: 'link', text, url });
