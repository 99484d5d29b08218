/** What one XML document may hold at most. Every count is checked while parsing, before more is kept. */
export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
  readonly attributesPerElement: number;
  /** UTF-16 units of the text of one element. */
  readonly textLength: number;
}

export const DEFAULT_XML_LIMITS: XmlLimits = {
  depth: 64,
  elements: 100_000,
  attributesPerElement: 64,
  textLength: 1_048_576,
};
