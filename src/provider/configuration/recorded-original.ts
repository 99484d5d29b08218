import type { JsonValue } from "../../plugin";
import type { ConfigurationState } from "./configuration-schema";
import { originalOf } from "./original-settings";
import { privateDataOf } from "./private-data";

interface Recorded {
  readonly state: Pick<ConfigurationState, "original">;
  readonly privateState: JsonValue;
}

/**
 * What is recorded of a host before it was managed, null where nothing is. Version 0.1.0 kept it in private data, from
 * which a refresh takes it into the state.
 */
export function recordedOriginal({ state, privateState }: Recorded): ConfigurationState["original"] {
  const { original } = privateDataOf(privateState);
  return state.original ?? (original ? originalOf(original) : null);
}
