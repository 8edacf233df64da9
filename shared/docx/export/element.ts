import { BuilderElement, type XmlComponent } from "docx"

/**
 * An XML element for what docx has no option for: a spacing of 0, `snapToGrid`, `rightChars`, the result of a
 * field, `altName`. Attributes that are undefined are left out.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly (XmlComponent | null)[] = [],
): XmlComponent {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return new BuilderElement<Record<string, string | number>>({
    name,
    attributes: Object.fromEntries(given.map(([key, value]) => [key, { key, value: value! }])),
    children: children.filter((child) => child !== null),
  })
}

/** `<name w:val="value"/>` */
export function valued(name: string, value: string | number): XmlComponent {
  return element(name, { "w:val": value })
}
