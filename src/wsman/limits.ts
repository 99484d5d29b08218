/** What one XML document may hold at most. Every count is checked while parsing, before more is kept. */
export interface XmlLimits {
  /** Elements inside one another. @default 64 */
  readonly depth: number;
  /** Elements of the whole document. @default 100,000 */
  readonly elements: number;
  /** Attributes of one element, namespace declarations among them. @default 64 */
  readonly attributesPerElement: number;
  /** UTF-16 units of the text of one element. @default 1,048,576 */
  readonly textLength: number;
}

/** The limits of a document whose reader names none. */
export const DEFAULT_XML_LIMITS: XmlLimits = {
  depth: 64,
  elements: 100_000,
  attributesPerElement: 64,
  textLength: 1_048_576,
};

/** The most that is taken from a host; beyond it an operation ends with `too_large`. */
export interface WsmanLimits {
  /** Bytes of the body of one HTTP reply, framing included. @default 2,097,152 */
  readonly responseBytes: number;
  /** Bytes of the header of one HTTP reply. @default 16,384 */
  readonly headerBytes: number;
  /**
   * Bytes that the host is asked to stay below in one message: `w:MaxEnvelopeSize` (DSP0226 section 6.2), which must be
   * at least 8,192. @default 512,000
   */
  readonly envelopeBytes: number;
  /** Items of one enumeration. @default 50,000 */
  readonly items: number;
  /** Pages without an item in one enumeration; Windows begins some with one. @default 10 */
  readonly emptyPages: number;
  /** Counts of one XML document. */
  readonly xml: XmlLimits;
}

/** The limits of a client whose options name none. */
export const DEFAULT_LIMITS: WsmanLimits = {
  responseBytes: 2_097_152,
  headerBytes: 16_384,
  envelopeBytes: 512_000,
  items: 50_000,
  emptyPages: 10,
  xml: DEFAULT_XML_LIMITS,
};
