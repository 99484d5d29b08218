import * as provider from "../../../src/provider/winrm/resolve-winrm";
import {
  attributeSource,
  type Environment,
  environmentSource,
  type WinrmConfig,
} from "../../../src/provider/winrm/setting-sources";

/** What the provider makes of its configuration and the environment. */
export function resolveWinrm(config: WinrmConfig, environment: Environment): provider.ResolvedWinrm {
  return provider.resolveWinrm([attributeSource(config), environmentSource(environment)], environment);
}

export function validateWinrm(config: WinrmConfig, environment: Environment) {
  return provider.validateWinrm([attributeSource(config), environmentSource(environment)]);
}
