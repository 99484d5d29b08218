import { type AttributePath, type Diagnostic, PluginError } from "../diagnostics";
import type { Schema } from "../schema";
import { holdsSecrets, type Secrets } from "../secrets";
import type { ObjectValue } from "../value";
import { decodeObject } from "../wire/decode";
import { diagnosticMessage, pathMessage } from "../wire/diagnostics-message";
import { encodeObject } from "../wire/encode";
import type {
  AttributePath as AttributePathMessage,
  Diagnostic as DiagnosticMessage,
  DynamicValue,
} from "../wire/generated/tfplugin6";
import { decodeJson } from "../wire/json";
import { type ObjectType, objectType } from "../wire/value-type";

/**
 * Objects of one schema, and what is said about them, from and to the wire. Its object type is built once. Whatever
 * passes through, either way, has its secrets registered.
 */
export class SchemaCodec {
  readonly #schema: Schema;
  readonly #type: ObjectType;
  readonly #secrets: Secrets;
  readonly #holdsSecrets: boolean;

  constructor(schema: Schema, secrets: Secrets) {
    this.#schema = schema;
    this.#type = objectType(schema);
    this.#secrets = secrets;
    this.#holdsSecrets = holdsSecrets(schema);
  }

  /** Throws `PluginError` `malformed_value` for what does not fit the schema. */
  decode(value: DynamicValue | undefined): ObjectValue | null {
    const decoded = decodeObject(value, this.#type);
    this.#register(decoded);
    return decoded;
  }

  /** As `decode`; throws `PluginError` `malformed_value` also when there is no object. */
  decodeObject(value: DynamicValue | undefined): ObjectValue {
    const decoded = this.decode(value);
    if (decoded !== null) return decoded;
    throw PluginError.of("malformed_value", "A value is missing", "Terraform sent null where an object is needed.");
  }

  /** An object as Terraform stores it. Throws `PluginError` `malformed_value`. */
  decodeStored(json: Uint8Array): ObjectValue | null {
    const decoded = decodeJson(json, this.#type);
    this.#register(decoded);
    return decoded;
  }

  /** Throws `PluginError` `invalid_result` for what does not fit the schema. */
  encode(value: ObjectValue | null): DynamicValue {
    this.#register(value);
    return encodeObject(value, this.#type);
  }

  path(path: AttributePath): AttributePathMessage {
    return pathMessage(path, this.#type);
  }

  /** Diagnostics on attributes of the schema, without the secrets that are registered by now. */
  messages(diagnostics: readonly Diagnostic[] = []): DiagnosticMessage[] {
    return diagnostics.map((diagnostic) =>
      diagnosticMessage(diagnostic, this.#type, (text) => this.#secrets.mask(text)),
    );
  }

  #register(value: ObjectValue | null): void {
    if (this.#holdsSecrets) this.#secrets.addSensitive(this.#schema, value ?? undefined);
  }
}
