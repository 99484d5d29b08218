export {
  buildSealedBody,
  hasTabs,
  isSealedContentType,
  parseSealedBody,
  type SealedMessage,
  type SealedProtocol,
  SPNEGO_SEALED,
  sealedContentType,
} from "./sealed-body";
