/** How the bytes of a reply go out when not at once and whole. */
export type Delivery =
  /** The connection is cut after half of the body. */
  | { readonly kind: "half" }
  /** The body trickles: eight pieces over that time. */
  | { readonly kind: "trickle"; readonly ms: number }
  /** Whole, but that much later. */
  | { readonly kind: "late"; readonly ms: number }
  /** Whole; that much later the host closes the connection, which it had not announced. */
  | { readonly kind: "closing"; readonly ms: number };

/** What a host does with one understood request; the HTTP side turns it into bytes, sealed when the request was. */
export type Outcome =
  | {
      readonly kind: "reply";
      readonly status: 200 | 500;
      readonly xml: string;
      /** For the request log: method or transfer operation, and a method's return code. */
      readonly operation: string;
      readonly returnValue?: number;
      readonly delivery?: Delivery;
    }
  /** A status without a body. */
  | { readonly kind: "empty"; readonly status: number; readonly operation: string }
  /** The listener's 401, with the schemes it offers; the connection closes. */
  | { readonly kind: "unauthorized"; readonly operation: string }
  /** The connection is reset. */
  | { readonly kind: "reset"; readonly operation: string }
  /** No answer, ever; the connection stays. */
  | { readonly kind: "hang"; readonly operation: string };
