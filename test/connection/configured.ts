import * as connection from "../../src/connection";

/** The provider's configuration: what it sets, pending or not. */
export type Config = { readonly [S in connection.SettingName]?: connection.SettingValue | typeof connection.PENDING };

/** What is made of the provider's configuration and the environment. */
export function resolveConnection(
  config: Config | null,
  environment: NodeJS.ProcessEnv,
): connection.ResolvedConnection {
  return connection.resolveConnection(sources(config, environment), environment);
}

export function validateConnection(config: Config | null, environment: NodeJS.ProcessEnv) {
  return connection.validateConnection(sources(config, environment));
}

function sources(config: Config | null, environment: NodeJS.ProcessEnv): readonly connection.SettingSource[] {
  const attributes = { ...connection.ATTRIBUTE_WORDS, read: (setting: connection.SettingName) => config?.[setting] };
  return [attributes, connection.environmentSource(environment)];
}
