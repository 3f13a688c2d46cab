/** An element of an XML document. Text and children do not mix in what is written here. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly content: string | readonly XmlElement[];
}

export function xml(name: string, attributes: XmlElement['attributes'] = {}, content: XmlElement['content'] = []): XmlElement {
  return { name, attributes, content };
}

/** The document as text: UTF-8, two spaces a level, a line feed at its end. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${linesOf(root, '').join('\n')}\n`;
}

function linesOf({ name, attributes, content }: XmlElement, indent: string): readonly string[] {
  const open = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(String(value))}"`)].join(' ');
  if (content.length === 0) return [`${indent}<${open}/>`];
  if (typeof content === 'string') return [`${indent}<${open}>${escaped(content)}</${name}>`];
  return [`${indent}<${open}>`, ...content.flatMap((child) => linesOf(child, `${indent}  `)), `${indent}</${name}>`];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
