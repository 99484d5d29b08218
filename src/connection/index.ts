/**
 * How hosts are reached over WinRM: the settings, where each comes from, and what does not go together. Nothing is sent
 * here, and nothing of the WinRM client is loaded.
 *
 * @packageDocumentation
 */
export { type ConnectionProblem, connectionProblems } from "./connection-rules";
export { AUTH_SCHEMES, type AuthScheme, CHANNELS, type Channel, type ConnectionSettings } from "./connection-settings";
export { givenSettings } from "./given-settings";
export { certificateProblem } from "./pem";
export {
  type ResolvedConnection,
  resolveConnection,
  resolveWithoutLogon,
  validateConnection,
} from "./resolve-connection";
export { settingAdvice } from "./setting-advice";
export {
  ATTRIBUTE_WORDS,
  environmentSource,
  environmentVariable,
  PENDING,
  type SettingSource,
  type SettingWords,
} from "./setting-source";
export { checkedValue, oneOf, SETTING_NAMES, SETTINGS, type SettingName, type SettingValue } from "./settings";
