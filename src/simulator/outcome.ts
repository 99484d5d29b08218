/** What a host does with one understood request; the HTTP side turns it into bytes, sealed when the request was. */
export type Outcome =
  | {
      readonly kind: "reply";
      readonly status: 200 | 500;
      readonly xml: string;
      /** For the request log: method or transfer operation, and a method's return code. */
      readonly operation: string;
      readonly returnValue?: number;
    }
  /** A status without a body. */
  | { readonly kind: "empty"; readonly status: number; readonly operation: string }
  /** The connection is reset. */
  | { readonly kind: "reset"; readonly operation: string }
  /** No answer, ever; the connection stays. */
  | { readonly kind: "hang"; readonly operation: string };
