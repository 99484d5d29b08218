export function bundledPackages(inputs: readonly string[]): string[];
export function thirdPartyNotices(root: string, inputs: readonly string[]): string;
