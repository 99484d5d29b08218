import { DEFAULT_XML_LIMITS, type XmlLimits } from "./xml";

/** The most that is taken from a host. All sizes in bytes. */
export interface WsmanLimits {
  /** Body of one HTTP reply, framing included. */
  readonly responseBytes: number;
  /** Header of one HTTP reply. */
  readonly headerBytes: number;
  /** What the host is asked to stay below in one message (`MaxEnvelopeSize`; at least 8192). */
  readonly envelopeBytes: number;
  /** Items of one enumeration. */
  readonly items: number;
  /** Pages without an item in one enumeration; Windows begins some with one. */
  readonly emptyPages: number;
  readonly xml: XmlLimits;
}

export const DEFAULT_LIMITS: WsmanLimits = {
  responseBytes: 2_097_152,
  headerBytes: 16_384,
  envelopeBytes: 512_000,
  items: 50_000,
  emptyPages: 10,
  xml: DEFAULT_XML_LIMITS,
};
