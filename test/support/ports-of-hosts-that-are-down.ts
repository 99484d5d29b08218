/**
 * For suites whose hosts go down for a while: the system may give the port of such a host to a farm of the suite that runs
 * beside, which then answers for it. A test that failed is run once more, and says so.
 */
export function retryWherePortsAreTaken(): void {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
}
