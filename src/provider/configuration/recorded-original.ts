import type { JsonValue } from "../../plugin";
import type { StoredSettings } from "../../windows";
import type { ConfigurationState } from "./configuration-schema";
import { originalOf } from "./original-settings";

interface Recorded {
  readonly state: Pick<ConfigurationState, "original">;
  readonly privateState: JsonValue;
}

/**
 * What is recorded of a host before it was managed, null where nothing is. Version 0.1.0 kept it in private data, from
 * which a refresh takes it into the state.
 */
export function recordedOriginal({ state, privateState }: Recorded): ConfigurationState["original"] {
  const earlier = privateState as unknown as { readonly original?: StoredSettings } | null;
  return state.original ?? (earlier?.original ? originalOf(earlier.original) : null);
}
