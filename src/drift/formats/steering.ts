/**
 * What no text from outside may bring into a log: characters that steer a terminal, break a line or are not seen, and
 * the `##` with which commands begin, anywhere in a line, in the logs of Azure Pipelines (`##vso[…]`,
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands) and GitHub Actions (`##[…]`). Those two
 * look for it as people would read it, so that a character that is not seen would not keep them from it.
 */
export const STEERING = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]|#(?=#)/gu;
