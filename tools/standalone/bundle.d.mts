export function bundleProgram(root: string): Promise<{ readonly text: string; readonly inputs: string[] }>;
